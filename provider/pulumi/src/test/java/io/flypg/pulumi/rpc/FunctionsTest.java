package io.flypg.pulumi.rpc;

import static io.flypg.pulumi.rpc.Client.struct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ParameterizeRequest;

/** The functions of the provider, and what it does not do. */
@TestInstance(Lifecycle.PER_CLASS)
final class FunctionsTest {
    private Client client;

    @BeforeAll
    void start() throws IOException {
        client = Client.configured();
    }

    @AfterAll
    void stop() {
        client.close();
    }

    @Test
    void the_knobs_of_a_major_are_those_that_a_definition_may_set() {
        InvokeResponse response = invoke("getKnobs", Map.of("postgres", "16"));

        List<Value> knobs =
                response.getReturn().getFieldsOrThrow("knobs").getListValue().getValuesList();
        assertThat(knobs)
                .extracting(
                        knob -> knob.getStructValue().getFieldsOrThrow("name").getStringValue())
                .contains("work_mem", "max_connections")
                .doesNotContain("port", "primary_conninfo");
        assertThat(knobs.stream()
                        .filter(knob -> knob.getStructValue()
                                .getFieldsOrThrow("name")
                                .getStringValue()
                                .equals("max_connections"))
                        .map(knob -> knob.getStructValue()
                                .getFieldsOrThrow("takesRestart")
                                .getBoolValue()))
                .containsExactly(true);
    }

    @Test
    void a_major_that_is_none_is_told() {
        assertThat(invoke("getKnobs", Map.of("postgres", "9")).getFailuresList())
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.getProperty()).isEqualTo("postgres");
                    assertThat(failure.getReason()).contains("[15, 16, 17, 18]");
                });
    }

    @Test
    void a_cluster_is_asked_for_by_its_name() {
        assertThat(invoke("getCluster", Map.of("name", 5)).getFailuresList())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getReason()).contains("needs the name of a cluster"));
        assertThatThrownBy(() -> invoke("getCluster", Map.of("name", "orders-db")))
                .hasMessageContaining("127.0.0.1:1");
    }

    @Test
    void what_there_is_not_is_told() {
        assertThatThrownBy(() -> invoke("getEverything", Map.of()))
                .hasMessageContaining("has no 'flypg:index:getEverything'");
        assertThatThrownBy(() -> client.calls().parameterize(ParameterizeRequest.getDefaultInstance()))
                .hasMessageContaining("takes no parameters");
        assertThatThrownBy(() -> client.check("Backup", struct(Map.of())))
                .hasMessageContaining("has no 'flypg:index:Backup'");
    }

    private InvokeResponse invoke(String function, Map<String, ?> arguments) {
        return client.calls()
                .invoke(InvokeRequest.newBuilder()
                        .setTok("flypg:index:" + function)
                        .setArgs(struct(arguments))
                        .build());
    }
}
