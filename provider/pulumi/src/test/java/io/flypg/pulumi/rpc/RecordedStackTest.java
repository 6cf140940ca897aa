package io.flypg.pulumi.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Struct;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.DiffResponse;

/** What the first version recorded keeps its meaning for ever: the file is never written again, and no later version sees a difference. */
final class RecordedStackTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void what_the_first_version_recorded_previews_empty() throws IOException {
        try (Client client = Client.configured();
                InputStream file =
                        Objects.requireNonNull(RecordedStackTest.class.getResourceAsStream("stack-0.1.0.json"))) {
            JsonNode resources = JSON.readTree(file);
            assertThat(resources.size()).isEqualTo(5);
            for (JsonNode resource : resources) {
                String type = resource.path("type").asText().replace("flypg:index:", "");
                Struct inputs =
                        client.check(type, struct(resource.path("inputs"))).getInputs();

                DiffResponse diff = client.diff(type, struct(resource.path("outputs")), inputs);

                assertThat(diff.getChanges()).as(type).isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
            }
        }
    }

    private static Struct struct(JsonNode json) {
        return Client.struct(JSON.convertValue(json, new TypeReference<Map<String, Object>>() {}));
    }
}
