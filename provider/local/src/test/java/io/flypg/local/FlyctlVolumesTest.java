package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls behind {@code fly volumes}, and behind a cluster that is created from a snapshot or as a fork. */
class FlyctlVolumesTest extends PlatformTest {
    private String volume = "";

    @BeforeEach
    void create() throws IOException {
        api.app("pg1");
        volume = create("pg1", "\"region\":\"ams\",\"size_gb\":2,\"snapshot_id\":null,\"source_volume_id\":null");
        Files.writeString(content(volume), "data");
    }

    @Test
    void show_extend_update_and_destroy() {
        JsonNode shown = api.get(path("")).is(200).body();
        assertThat(shown.path("snapshot_retention").asInt()).isEqualTo(5);
        assertThat(shown.path("auto_backup_enabled").asBoolean()).isTrue();
        assertThat(shown.path("zone").asText()).isNotEmpty();
        assertThat(api.get("/v1/apps/pg1/volumes").is(200).body()).containsExactly(shown);
        JsonNode extended = api.put(path("/extend"), "{\"size_gb\":3}").is(200).body();
        assertThat(extended.at("/volume/size_gb").asInt()).isEqualTo(3);
        assertThat(extended.path("needs_restart").isBoolean()).isTrue();
        JsonNode updated = api.put(path(""), "{\"snapshot_retention\":9,\"auto_backup_enabled\":null}")
                .is(200)
                .body();
        assertThat(updated.path("snapshot_retention").asInt()).isEqualTo(9);
        assertThat(updated.path("auto_backup_enabled").asBoolean()).isTrue();
        assertThat(api.delete(path("")).is(200).text("/state")).isEqualTo("pending_destroy");
        assertThat(api.get("/v1/apps/pg1/volumes").body()).isEmpty();
    }

    @Test
    void fork_within_the_app() {
        String fork = create("pg1", "\"region\":\"\",\"size_gb\":null,\"source_volume_id\":\"" + volume + "\"");
        JsonNode shown = api.get("/v1/apps/pg1/volumes/" + fork).is(200).body();
        assertThat(shown.path("region").asText()).isEqualTo("ams");
        assertThat(shown.path("size_gb").asInt()).isEqualTo(2);
        assertThat(content(fork)).hasContent("data");
    }

    @Test
    void a_cluster_from_a_snapshot_boots_on_its_data_and_knows_where_it_is_from() throws IOException {
        api.post(path("/snapshots")).is(200);
        JsonNode snapshot = api.get(path("/snapshots")).is(200).at("/0");
        assertThat(snapshot.path("status").asText()).isEqualTo("created");
        assertThat(snapshot.path("volume_size").asLong()).isEqualTo(2L << 30);
        String id = snapshot.path("id").asText();
        Files.writeString(content(volume), "newer");

        api.app("pg2");
        api.post("/v1/apps/pg2/secrets", Map.of("values", Map.of("FLY_RESTORED_FROM", id)))
                .is(200);
        String restored = create("pg2", "\"region\":\"gru\",\"size_gb\":2,\"snapshot_id\":\"" + id + "\"");
        ObjectNode config = Api.node();
        config.putArray("mounts").addObject().put("volume", restored).put("path", "/data");
        String machine = api.post("/v1/apps/pg2/machines", Map.of("region", "gru", "config", config))
                .is(200)
                .text("/id");
        api.await("pg2", machine, "started").is(200);
        assertThat(guests.lastBoot().environment()).containsEntry("FLY_RESTORED_FROM", id);
        assertThat(guests.lastBoot().volume().orElseThrow().path().resolve("file"))
                .hasContent("data");
    }

    private String create(String app, String where) {
        return api.post("/v1/apps/" + app + "/volumes", """
                        {"name":"pg_data",%s,"encrypted":true,"require_unique_zone":true,"unique_zone_app_wide":null,
                         "snapshot_retention":null,"auto_backup_enabled":null,"fstype":null,
                         "compute":{"cpu_kind":"shared","cpus":1,"memory_mb":256},
                         "compute_image":"flyio/postgres-flex:17.11"}""".formatted(where))
                .is(200)
                .text("/id");
    }

    private String path(String rest) {
        return "/v1/apps/pg1/volumes/" + volume + rest;
    }

    private Path content(String id) {
        return folder.resolve("volumes/" + id + "/file");
    }
}
