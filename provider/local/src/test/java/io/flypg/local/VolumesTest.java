package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VolumesTest extends PlatformTest {
    private static final String VOLUMES = "/v1/apps/pg1/volumes";

    @BeforeEach
    void app() {
        api.app("pg1");
    }

    @Test
    void a_volume_with_nulls_for_everything_optional_gets_the_usual_values() {
        Map<String, Object> body =
                new HashMap<>(Map.of("name", "pg_data", "region", "ams", "require_unique_zone", true));
        for (String field : new String[] {
            "size_gb",
            "encrypted",
            "snapshot_retention",
            "auto_backup_enabled",
            "fstype",
            "snapshot_id",
            "source_volume_id"
        }) {
            body.put(field, null);
        }
        var created = api.post(VOLUMES, body).is(200);
        assertThat(created.text("/id")).matches("vol_[0-9a-f]{17}");
        assertThat(created.at("/size_gb").asInt()).isEqualTo(3);
        assertThat(created.at("/encrypted").asBoolean()).isTrue();
        assertThat(created.at("/snapshot_retention").asInt()).isEqualTo(5);
        assertThat(created.at("/auto_backup_enabled").asBoolean()).isTrue();
        assertThat(created.text("/state")).isEqualTo("created");
        assertThat(created.at("/attached_machine_id").isNull()).isTrue();
        assertThat(Instant.parse(created.text("/created_at")))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(api.get(VOLUMES + "/" + created.text("/id")).is(200).body()).isEqualTo(created.body());
        assertThat(api.get(VOLUMES).is(200).at("/0/id").asText()).isEqualTo(created.text("/id"));
    }

    @Test
    void a_volume_is_a_folder_that_another_user_can_walk_into_and_its_usage_is_measured() throws IOException {
        String id = create("ams", 1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files(id))))
                .isEqualTo("rwxr-xr-x");
        Files.write(files(id).resolve("data"), new byte[10_000]);
        var read = api.get(VOLUMES + "/" + id);
        assertThat(read.at("/bytes_used").asLong()).isEqualTo(10_000);
        assertThat(read.at("/bytes_total").asLong()).isEqualTo(1L << 30);
    }

    @Test
    void names_sizes_regions_and_retentions_outside_of_the_rules_are_422() {
        api.post(VOLUMES, Map.of("name", "With-Dash", "region", "ams")).is(422);
        api.post(VOLUMES, Map.of("name", "pg_data", "region", "xxx")).is(422);
        api.post(VOLUMES, Map.of("name", "pg_data", "region", "ams", "size_gb", 0))
                .is(422);
        api.post(VOLUMES, Map.of("name", "pg_data", "region", "ams", "size_gb", 501))
                .is(422);
        api.post(VOLUMES, Map.of("name", "pg_data", "region", "ams", "snapshot_retention", 61))
                .is(422);
    }

    @Test
    void a_mounted_volume_is_bound_to_its_machine_and_fills_in_the_mount() {
        String volume = create("ams", 2);
        String machine = api.machine("pg1", mounting(volume));
        assertThat(api.get(VOLUMES + "/" + volume).text("/attached_machine_id")).isEqualTo(machine);
        var mount = api.get("/v1/apps/pg1/machines/" + machine).at("/config/mounts/0");
        assertThat(mount.toString())
                .isEqualTo("{\"volume\":\"" + volume
                        + "\",\"path\":\"/data\",\"name\":\"pg_data\",\"size_gb\":2,\"encrypted\":true}");
        api.await("pg1", machine, "started").is(200);
        var seen = guests.lastBoot().volume().orElseThrow();
        assertThat(seen.path()).isEqualTo(files(volume));
        assertThat(seen.bytes().getAsLong()).isEqualTo(2L << 30);
        assertThat(api.delete(VOLUMES + "/" + volume).is(412).error())
                .isEqualTo("failed_precondition: volume is currently bound to machine: " + machine);
    }

    @Test
    void a_volume_has_one_machine_in_its_own_region() {
        String volume = create("ams", 1);
        String machine = api.machine("pg1", mounting(volume));
        var second = api.post("/v1/apps/pg1/machines", Map.of("region", "ams", "config", mounting(volume)));
        assertThat(second.is(412).error()).contains("volume already claimed by machine " + machine);
        String elsewhere = create("syd", 1);
        api.post("/v1/apps/pg1/machines", Map.of("region", "ams", "config", mounting(elsewhere)))
                .is(422);
        api.post("/v1/apps/pg1/machines", Map.of("region", "ams", "config", mounting("vol_unknown")))
                .is(404);
    }

    @Test
    void a_machine_keeps_its_volume_through_updates_and_stops_and_frees_it_when_destroyed() {
        String volume = create("ams", 1);
        String other = create("ams", 1);
        String machine = api.machine("pg1", mounting(volume));
        String path = "/v1/apps/pg1/machines/" + machine;
        api.post(path, Map.of("config", mounting(other))).is(422);
        api.post(path, Map.of("config", Api.node())).is(422);
        api.post(path, Map.of("config", mounting(volume))).is(200);
        api.await("pg1", machine, "started").is(200);
        api.post(path + "/stop").is(200);
        api.await("pg1", machine, "stopped").is(200);
        api.delete(VOLUMES + "/" + volume).is(412);
        api.delete(path).is(200);
        api.await("pg1", machine, "destroyed").is(200);
        assertThat(api.get(VOLUMES + "/" + volume).at("/attached_machine_id").isNull())
                .isTrue();
        assertThat(api.delete(VOLUMES + "/" + volume).is(200).text("/state")).isEqualTo("pending_destroy");
        assertThat(files(volume)).doesNotExist();
        assertThat(api.get(VOLUMES + "/" + volume).is(404).error()).isEqualTo("volume not found");
    }

    @Test
    void a_volume_grows_under_a_running_guest_and_never_shrinks() {
        String volume = create("ams", 1);
        String machine = api.machine("pg1", mounting(volume));
        api.await("pg1", machine, "started").is(200);
        var extended = api.put(VOLUMES + "/" + volume + "/extend", Map.of("size_gb", 3))
                .is(200);
        assertThat(extended.at("/volume/size_gb").asInt()).isEqualTo(3);
        assertThat(extended.at("/needs_restart").asBoolean()).isFalse();
        assertThat(guests.lastBoot().volume().orElseThrow().bytes().getAsLong()).isEqualTo(3L << 30);
        assertThat(api.get("/v1/apps/pg1/machines/" + machine)
                        .at("/config/mounts/0/size_gb")
                        .asInt())
                .isEqualTo(3);
        api.put(VOLUMES + "/" + volume + "/extend", Map.of("size_gb", 2)).is(422);
        api.put(VOLUMES + "/" + volume + "/extend", Map.of()).is(400);
    }

    @Test
    void retention_changes_alone_and_null_leaves_it() {
        String volume = create("ams", 1);
        Map<String, Object> body = new HashMap<>();
        body.put("snapshot_retention", 9);
        body.put("auto_backup_enabled", null);
        api.put(VOLUMES + "/" + volume, body).is(200);
        var read = api.get(VOLUMES + "/" + volume);
        assertThat(read.at("/snapshot_retention").asInt()).isEqualTo(9);
        assertThat(read.at("/auto_backup_enabled").asBoolean()).isTrue();
        api.put(VOLUMES + "/" + volume, Map.of("auto_backup_enabled", false)).is(200);
        assertThat(api.get(VOLUMES + "/" + volume).at("/snapshot_retention").asInt())
                .isEqualTo(9);
        assertThat(api.get(VOLUMES + "/" + volume).at("/auto_backup_enabled").asBoolean())
                .isFalse();
    }

    @Test
    void a_snapshot_copies_the_volume_while_its_guest_holds_still_and_outlives_it() throws IOException {
        String volume = create("ams", 1);
        String machine = api.machine("pg1", mounting(volume));
        api.await("pg1", machine, "started").is(200);
        Files.writeString(files(volume).resolve("row"), "before");
        var taken = api.post(VOLUMES + "/" + volume + "/snapshots").is(200);
        assertThat(guests.calls).contains("still " + machine);
        assertThat(taken.text("/id")).startsWith("vs_").isEqualTo(taken.text("/Msg/backup/graph_id"));
        assertThat(taken.text("/status")).isEqualTo("created");
        assertThat(taken.at("/size").asLong()).isEqualTo("before".length());
        Files.writeString(files(volume).resolve("row"), "after");
        api.delete("/v1/apps/pg1/machines/" + machine + "?force=true").is(200);
        api.await("pg1", machine, "destroyed").is(200);
        api.delete(VOLUMES + "/" + volume).is(200);
        assertThat(api.get(VOLUMES + "/" + volume + "/snapshots")
                        .is(200)
                        .at("/0/id")
                        .asText())
                .isEqualTo(taken.text("/id"));
        String restored = api.post(
                        VOLUMES,
                        Map.of("name", "pg_data", "region", "syd", "snapshot_id", taken.text("/id"), "size_gb", 2))
                .is(200)
                .text("/id");
        assertThat(files(restored).resolve("row")).hasContent("before");
        api.post(VOLUMES, Map.of("name", "pg_data", "snapshot_id", "vs_unknown"))
                .is(404);
    }

    @Test
    void a_fork_takes_region_and_size_from_its_source() throws IOException {
        String source = create("syd", 7);
        Files.createDirectories(files(source).resolve("postgresql"));
        Files.writeString(files(source).resolve("postgresql/PG_VERSION"), "17\n");
        Map<String, Object> body = new HashMap<>(Map.of("name", "pg_data", "region", "", "source_volume_id", source));
        body.put("size_gb", null);
        var fork = api.post(VOLUMES, body).is(200);
        assertThat(fork.text("/region")).isEqualTo("syd");
        assertThat(fork.at("/size_gb").asInt()).isEqualTo(7);
        assertThat(files(fork.text("/id")).resolve("postgresql/PG_VERSION")).hasContent("17\n");
        api.post(VOLUMES, Map.of("name", "pg_data", "source_volume_id", source, "size_gb", 6))
                .is(422);
    }

    @Test
    void volumes_outlive_the_server_and_folders_of_no_volume_do_not() throws IOException {
        String volume = create("ams", 4);
        Files.writeString(files(volume).resolve("row"), "1");
        Files.createDirectories(files("vol_half_made").resolve("postgresql"));
        restart();
        assertThat(api.get(VOLUMES + "/" + volume).at("/size_gb").asInt()).isEqualTo(4);
        assertThat(files(volume).resolve("row")).hasContent("1");
        assertThat(files("vol_half_made")).doesNotExist();
    }

    private String create(String region, int size) {
        return api.post(VOLUMES, Map.of("name", "pg_data", "region", region, "size_gb", size))
                .is(200)
                .text("/id");
    }

    private Path files(String volume) {
        return folder.resolve("volumes").resolve(volume);
    }

    private static ObjectNode mounting(String volume) {
        ObjectNode config = Api.node();
        config.putArray("mounts").addObject().put("volume", volume).put("path", "/data");
        return config;
    }
}
