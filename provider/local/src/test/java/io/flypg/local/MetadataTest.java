package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetadataTest extends PlatformTest {
    private String id = "";

    @BeforeEach
    void machine() {
        api.app("pg1");
        id = api.machine("pg1", Api.node());
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void keys_are_set_read_and_removed_without_a_restart_or_a_new_version() {
        String version = api.get(path("")).text("/instance_id");
        api.post(path("/metadata/flypg_self"), Map.of("value", id)).is(204);
        assertThat(api.get(path("/metadata/flypg_self")).is(200).text("/value")).isEqualTo(id);
        assertThat(api.get(path("/metadata")).text("/flypg_self")).isEqualTo(id);
        assertThat(api.get(path("")).text("/config/metadata/flypg_self")).isEqualTo(id);
        api.delete(path("/metadata/flypg_self")).is(204);
        api.get(path("/metadata/flypg_self")).is(404);
        assertThat(api.get(path("")).text("/instance_id")).isEqualTo(version);
        assertThat(guests.boots).hasSize(1);
    }

    @Test
    void many_are_set_at_once_and_empty_ones_removed_when_the_version_is_right() {
        String version = api.get(path("")).text("/version");
        Map<String, Object> values = new HashMap<>();
        values.put("a", "1");
        values.put("flypg_cluster", "");
        values.put("fly_platform_version", null);
        api.put(path("/metadata"), Map.of("metadata", values, "machine_version", version))
                .is(204);
        assertThat(api.get(path("/metadata")).body().toString()).isEqualTo("{\"a\":\"1\"}");
        api.put(path("/metadata"), Map.of("metadata", values, "machine_version", "01OLD"))
                .is(412);
    }

    private String path(String rest) {
        return "/v1/apps/pg1/machines/" + id + rest;
    }
}
