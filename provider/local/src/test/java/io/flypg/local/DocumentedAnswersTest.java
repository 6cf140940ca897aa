package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is answered here has every field of the documented answers that the client is held against, and of the same type. */
class DocumentedAnswersTest extends PlatformTest {
    private static final Path SAMPLES = Path.of("../fly/src/test/resources/io/flypg/fly");
    private static final String APP = "/v1/apps/pg1";

    @Test
    void apps() throws IOException {
        Map<String, String> app = Map.of("name", "pg1", "org_slug", "personal", "app_role_id", "postgres_cluster");
        assertLike("answers/app", api.post("/v1/apps?wait=true", app).is(201).body());
        assertLike("answers/apps", api.get("/v1/apps?org_slug=personal").is(200).body());
        api.post(APP + "/secrets", Map.of("values", Map.of("A", "x"))).is(200);
        assertLike(
                "answers/secrets",
                api.post(APP + "/secrets?show_secrets=true", Map.of("values", Map.of("B", "y")))
                        .body());
        api.post(APP + "/ip_assignments", Map.of("type", "private_v6")).is(200);
        assertLike("answers/addresses", api.get(APP + "/ip_assignments").is(200).body());
    }

    @Test
    void machines() throws IOException {
        api.app("pg1");
        ObjectNode config = Api.node();
        config.putArray("mounts").addObject().put("volume", volume()).put("path", "/data");
        String machine = APP + "/machines/" + api.machine("pg1", config);
        api.await("pg1", machine.substring(machine.lastIndexOf('/') + 1), "started")
                .is(200);

        ObjectNode documented = (ObjectNode) sample("machine");
        documented.remove("config");
        ((ObjectNode) documented.at("/events/0")).remove("request"); // only some kinds of events have one
        assertLike(documented, api.get(machine).is(200).body());
        assertLike("answers/lease", api.post(machine + "/lease?ttl=1").is(201).body());
    }

    @Test
    void volumes() throws IOException {
        api.app("pg1");
        String volume = APP + "/volumes/" + volume();

        assertLike("volume", api.get(volume).is(200).body());
        assertLike(
                "answers/extended",
                api.put(volume + "/extend", Map.of("size_gb", 4)).is(200).body());
        api.post(volume + "/snapshots").is(200);
        assertLike("answers/snapshots", api.get(volume + "/snapshots").is(200).body());
    }

    @Test
    void the_platform_itself() throws IOException {
        assertLike("answers/regions", api.get("/v1/platform/regions").is(200).body());
        assertLike("answers/tokens", api.get("/v1/tokens/current").is(200).body());
    }

    private String volume() {
        return api.post(APP + "/volumes", Map.of("name", "pg_data", "region", "ams", "size_gb", 3))
                .is(200)
                .text("/id");
    }

    private static JsonNode sample(String name) throws IOException {
        return Api.JSON.readTree(Files.readString(SAMPLES.resolve(name + ".json")));
    }

    private static void assertLike(String sample, JsonNode answer) throws IOException {
        assertLike(sample(sample), answer);
    }

    private static void assertLike(JsonNode documented, JsonNode answer) {
        assertThat(differences("", documented, answer)).as("%s", answer).isEmpty();
    }

    /** Places where the type is another one; null may stand for anything, and an empty list for any list. */
    private static Stream<String> differences(String place, JsonNode documented, JsonNode answer) {
        if (documented.isNull() || answer.isNull()) {
            return Stream.empty();
        }
        if (documented.getNodeType() != answer.getNodeType()) {
            return Stream.of(place + " is " + answer.getNodeType() + " and not " + documented.getNodeType());
        }
        if (documented.getNodeType() == JsonNodeType.ARRAY) {
            return documented.isEmpty() || answer.isEmpty()
                    ? Stream.empty()
                    : differences(place + "[0]", documented.get(0), answer.get(0));
        }
        return documented.properties().stream()
                .flatMap(field ->
                        differences(place + "." + field.getKey(), field.getValue(), answer.path(field.getKey())));
    }
}
