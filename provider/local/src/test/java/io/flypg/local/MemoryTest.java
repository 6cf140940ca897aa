package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryTest extends PlatformTest {
    private String machine = "";

    @BeforeEach
    void machine() {
        api.app("pg1");
        var config = Api.idle();
        config.putObject("guest").put("memory_mb", 512).put("max_memory_mb", 1024);
        String id = api.machine("pg1", config);
        api.await("pg1", id, "started").is(200);
        machine = "/v1/apps/pg1/machines/" + id;
    }

    @Test
    void a_limit_holds_until_the_next_boot() {
        assertThat(limit()).isEqualTo(512);
        var changed = api.put(machine + "/memory", Map.of("limit_mb", 768)).is(200);
        assertThat(changed.at("/limit_mb").asInt()).isEqualTo(768);
        assertThat(changed.at("/available_mb").asInt()).isEqualTo(768);
        assertThat(limit()).isEqualTo(768);

        api.post(machine + "/restart").is(200);
        api.get(machine + "/wait?state=started&timeout=20").is(200);
        assertThat(limit()).isEqualTo(512);
    }

    @Test
    void there_is_nothing_to_take_back() {
        assertThat(api.post(machine + "/memory/reclaim", Map.of("amount_mb", 100))
                        .is(200)
                        .at("/actual_mb")
                        .asInt())
                .isZero();
    }

    @Test
    void a_limit_that_the_machine_cannot_have_a_foreign_lease_and_a_machine_that_rests_are_refused() {
        assertThat(api.put(machine + "/memory", Map.of("limit_mb", 1025))
                        .is(422)
                        .error())
                .contains("1024");
        api.put(machine + "/memory", Map.of()).is(400);
        api.put(machine + "/memory", Map.of("limit_mb", 0)).is(400);
        api.post(machine + "/memory/reclaim", Map.of()).is(400);
        String nonce = api.post(machine + "/lease?ttl=60").is(201).text("/nonce");
        api.put(machine + "/memory", Map.of("limit_mb", 256)).is(409);
        api.call("PUT", machine + "/memory", Map.of("limit_mb", 256), nonce).is(200);

        api.call("POST", machine + "/stop", "", nonce).is(200);
        api.get(machine + "/wait?state=stopped&timeout=20").is(200);
        assertThat(api.get(machine + "/memory").is(412).error()).contains("stopped");
    }

    private int limit() {
        return api.get(machine + "/memory").is(200).at("/limit_mb").asInt();
    }
}
