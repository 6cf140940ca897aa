package io.flypg.fly.volume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.fly.Platform;
import io.flypg.fly.machine.Guest;
import io.flypg.fly.machine.HostStatus;
import java.time.Instant;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumesTest {

    private static final String PATH = "/v1/apps/orders-db/volumes";
    private static final String VOLUME = Platform.sample("volume.json");

    private final Platform platform = new Platform();
    private final Volumes volumes = platform.client.volumes("orders-db");

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_volume_is_read_in_full() {
        platform.answers(200, VOLUME);

        Volume volume = volumes.get("vol_d175b5e17eb20bd13").orElseThrow();

        assertThat(volume.name()).isEqualTo("pg_data");
        assertThat(volume.sizeGb()).isEqualTo(1);
        assertThat(volume.region()).isEqualTo("fra");
        assertThat(volume.machineId()).isEmpty();
        assertThat(volume.snapshotRetentionDays()).isEqualTo(5);
        assertThat(volume.isReady()).isTrue();
        assertThat(volume.hostStatus()).isEqualTo(HostStatus.OK);
        assertThat(volume.createdAt()).contains(Instant.parse("2026-11-23T03:16:14Z"));
        assertThat(volume.usage()).contains(new Volume.Usage(300, 1000));
        assertThat(platform.receivedLine()).isEqualTo("GET " + PATH + "/vol_d175b5e17eb20bd13");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"scheduling_destroy", "fork_cleanup", "waiting_for_detach", "pending_destroy", "destroying"})
    void what_is_on_its_way_to_deletion_is_not_listed_but_can_be_read(String state) {
        String going = "{\"id\":\"vol_2\",\"state\":\"" + state + "\"}";
        platform.answers(200, "[" + VOLUME + "," + going + "]").answers(200, going);

        assertThat(volumes.list()).extracting(Volume::id).containsExactly("vol_d175b5e17eb20bd13");
        assertThat(volumes.get("vol_2").orElseThrow().isGoing()).isTrue();
    }

    @Test
    void a_volume_is_made_for_the_machine_that_will_use_it() throws Exception {
        platform.answers(200, VOLUME);

        volumes.create(NewVolume.of("pg_data", "fra", 10)
                .withSnapshotRetention(14)
                .withEncryption(false)
                .inAnyZone()
                .fromSnapshot("vs_1")
                .forMachine(new Guest("shared", 2, 4096), "flyio/postgres-flex:17"));

        assertThat(body("POST " + PATH)).isEqualTo(json("""
                                {"name":"pg_data","region":"fra","size_gb":10,"encrypted":false,
                                 "require_unique_zone":false,"snapshot_retention":14,"snapshot_id":"vs_1",
                                 "compute":{"cpu_kind":"shared","cpus":2,"memory_mb":4096},
                                 "compute_image":"flyio/postgres-flex:17"}"""));
    }

    @Test
    void a_volume_is_encrypted_and_apart_from_its_siblings_by_default() throws Exception {
        platform.answers(200, VOLUME);

        volumes.create(NewVolume.of("pg_data", "fra", 10));

        assertThat(body("POST " + PATH)).isEqualTo(json("""
                                {"name":"pg_data","region":"fra","size_gb":10,"encrypted":true,
                                 "require_unique_zone":true}"""));
    }

    @Test
    void a_volume_can_be_made_of_which_no_snapshots_are_taken() throws Exception {
        platform.answers(200, VOLUME);

        volumes.create(NewVolume.of("pg_data", "fra", 10).withoutAutomaticSnapshots());

        assertThat(body("POST " + PATH)).isEqualTo(json("""
                                {"name":"pg_data","region":"fra","size_gb":10,"encrypted":true,
                                 "require_unique_zone":true,"auto_backup_enabled":false}"""));
    }

    @Test
    void extending_says_whether_the_machine_must_be_restarted() throws Exception {
        platform.answers(200, "{\"volume\":" + VOLUME + ",\"needs_restart\":true}");

        assertThat(volumes.extend("vol_1", 3).needsRestart()).isTrue();
        assertThat(body("PUT " + PATH + "/vol_1/extend")).isEqualTo(json("{\"size_gb\":3}"));
    }

    @Test
    void snapshots_are_made_and_kept_for_so_long_and_nothing_else_changes() throws Exception {
        platform.answers(200, VOLUME);

        volumes.keepSnapshots("vol_1", 9);

        assertThat(body("PUT " + PATH + "/vol_1"))
                .isEqualTo(json("{\"snapshot_retention\":9,\"auto_backup_enabled\":true}"));
    }

    @Test
    void deleting_what_is_gone_already_is_as_good() {
        platform.answers(404, "{\"error\":\"volume not found\"}");

        volumes.delete("vol_1");

        assertThat(platform.receivedLine()).isEqualTo("DELETE " + PATH + "/vol_1");
    }

    @Test
    void snapshots_are_listed_and_asked_for() {
        platform.answers(200, """
                        [{"id":"vs_5a65","size":1000,"volume_size":3221225472,"digest":"d",
                          "created_at":"2026-11-23T03:16:14Z","status":"created","retention_days":5}]""").answers(200, "{\"Msg\":{\"backup\":{\"id\":1}}}");

        assertThat(volumes.snapshots("vol_1"))
                .containsExactly(new Snapshot(
                        "vs_5a65",
                        "created",
                        1000,
                        3_221_225_472L,
                        java.util.Optional.of(Instant.parse("2026-11-23T03:16:14Z")),
                        5));
        volumes.createSnapshot("vol_1");
        assertThat(platform.receivedLine()).isEqualTo("GET " + PATH + "/vol_1/snapshots");
        assertThat(platform.receivedLine()).isEqualTo("POST " + PATH + "/vol_1/snapshots");
    }

    private JsonNode body(String line) throws Exception {
        RecordedRequest request = platform.received();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo(line);
        return json(Platform.body(request));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
