package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachinesTest extends PlatformTest {
    private static final String MACHINES = "/v1/apps/pg1/machines";

    @BeforeEach
    void app() {
        api.app("pg1");
    }

    @Test
    void the_answer_to_a_create_is_a_created_machine_with_its_checks_and_then_it_starts() {
        var created = api.post(MACHINES, Map.of("region", "ams", "config", Api.node(), "skip_secrets", false))
                .is(200);
        assertThat(created.text("/id")).matches("[0-9a-f]{14}");
        assertThat(created.text("/state")).isEqualTo("created");
        assertThat(created.text("/instance_id")).hasSize(26).isEqualTo(created.text("/version"));
        assertThat(created.text("/name")).matches("[a-z]+-[a-z]+-[0-9]+");
        assertThat(created.text("/host_status")).isEqualTo("ok");
        assertThat(created.text("/private_ip")).startsWith("127.");
        assertThat(created.at("/nonce").isMissingNode()).isTrue();
        assertThat(created.at("/checks").findValuesAsText("name")).containsExactly("pg", "role");
        assertThat(created.at("/checks").findValuesAsText("status")).containsOnly("critical");
        assertThat(created.at("/checks").findValuesAsText("updated_at")).hasSize(2);
        assertThat(created.text("/events/0/type")).isEqualTo("launch");
        api.await("pg1", created.text("/id"), "started").is(200);
    }

    @Test
    void the_configuration_comes_back_exactly_as_it_was_sent() {
        ObjectNode config = Api.node();
        config.put("something_new", 1.5).putNull("nothing");
        String id = api.machine("pg1", config);
        assertThat(api.get(MACHINES + "/" + id).at("/config")).isEqualTo(config);
        assertThat(api.get(MACHINES).at("/0/config").toString()).isEqualTo(config.toString());
        restart();
        assertThat(api.get(MACHINES).at("/0/config").toString()).isEqualTo(config.toString());
    }

    @Test
    void the_image_is_taken_apart_and_labelled_as_tools_need_it() {
        ObjectNode config = Api.node();
        config.put("image", "registry-1.docker.io/flyio/postgres-flex:17@sha256:" + "a".repeat(64));
        JsonNode image = api.post(MACHINES, Map.of("config", config)).is(200).at("/image_ref");
        assertThat(image.path("registry").asText()).isEqualTo("registry-1.docker.io");
        assertThat(image.path("repository").asText()).isEqualTo("flyio/postgres-flex");
        assertThat(image.path("tag").asText()).isEqualTo("17");
        assertThat(image.path("digest").asText()).isEqualTo("sha256:" + "a".repeat(64));
        assertThat(image.at("/labels/fly.version").asText()).isEqualTo("v0.0.66");
        assertThat(image.at("/labels/fly.pg-manager").asText()).isEqualTo("repmgr");
        assertThat(image.at("/labels/fly.app_role").asText()).isEqualTo("postgres_cluster");
        assertThat(image.at("/labels/fly.pg-version").asText()).isEqualTo("17.11");
        eventually(() -> guests.boots.size() == 1);
        assertThat(guests.lastBoot().image()).isEqualTo("flyio/postgres-flex:17.11");
    }

    @Test
    void an_image_without_binaries_is_refused_and_any_other_repository_is_a_machine_without_a_process() {
        ObjectNode config = Api.node();
        config.put("image", "flyio/postgres-flex:17.3");
        assertThat(api.post(MACHINES, Map.of("config", config)).is(422).error()).contains("17.3");
        String id = api.machine("pg1", Api.idle());
        api.await("pg1", id, "started").is(200);
        assertThat(guests.boots).isEmpty();
    }

    @Test
    void the_guest_gets_the_machines_variables_the_secrets_of_that_moment_and_where_it_runs() {
        api.post("/v1/apps/pg1/secrets", Map.of("values", Map.of("SU_PASSWORD", "one")))
                .is(200);
        String id = api.machine("pg1", Api.node());
        api.await("pg1", id, "started").is(200);
        assertThat(guests.lastBoot().environment())
                .containsEntry("SU_PASSWORD", "one")
                .containsEntry("PRIMARY_REGION", "ams")
                .containsEntry("FLY_APP_NAME", "pg1")
                .containsEntry("FLY_REGION", "ams")
                .containsEntry("FLY_MACHINE_ID", id)
                .containsEntry("FLY_VM_MEMORY_MB", "512");
        assertThat(guests.lastBoot().memoryMegabytes()).isEqualTo(512);
        api.post("/v1/apps/pg1/secrets", Map.of("values", Map.of("SU_PASSWORD", "two")))
                .is(200);
        assertThat(guests.boots).hasSize(1);
        api.post(MACHINES + "/" + id + "/restart").is(200);
        api.await("pg1", id, "started").is(200);
        assertThat(guests.lastBoot().environment()).containsEntry("SU_PASSWORD", "two");
    }

    @Test
    void with_skip_secrets_the_guest_gets_none() {
        api.post("/v1/apps/pg1/secrets", Map.of("values", Map.of("SU_PASSWORD", "one")))
                .is(200);
        var body = Map.of("config", Api.node(), "skip_secrets", true);
        String id = api.post(MACHINES, body).is(200).text("/id");
        api.await("pg1", id, "started").is(200);
        assertThat(guests.lastBoot().environment()).doesNotContainKey("SU_PASSWORD");
    }

    @Test
    void a_secrets_version_from_the_future_is_answered_at_once_and_one_that_is_no_number_is_400() {
        api.post(MACHINES, Map.of("config", Api.idle(), "min_secrets_version", 99))
                .is(200);
        api.post(MACHINES, Map.of("config", Api.idle(), "min_secrets_version", "x"))
                .is(400);
    }

    @Test
    void with_skip_launch_the_machine_stays_created_until_it_is_started() {
        String id = api.post(MACHINES, Map.of("config", Api.node(), "skip_launch", true))
                .text("/id");
        api.get(MACHINES + "/" + id + "/wait?state=settled&timeout=1").is(200);
        assertThat(api.get(MACHINES + "/" + id).text("/state")).isEqualTo("created");
        assertThat(guests.boots).isEmpty();
        assertThat(api.post(MACHINES + "/" + id + "/start").is(200).text("/previous_state"))
                .isEqualTo("created");
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void with_lease_ttl_the_new_machine_is_leased_to_its_creator() {
        var created = api.post(MACHINES, Map.of("config", Api.idle(), "skip_launch", true, "lease_ttl", 30));
        String id = created.text("/id");
        String nonce = created.text("/nonce");
        assertThat(nonce).isNotEmpty();
        api.post(MACHINES + "/" + id + "/start").is(409);
        api.call("POST", MACHINES + "/" + id + "/start", "", nonce).is(200);
        assertThat(api.get(MACHINES + "/" + id).at("/nonce").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "shared,3,768",
        "shared,1,128",
        "shared,1,4096",
        "shared,1,300",
        "shared,2147483647,256",
        "performance,1,1024",
        "big,1,256"
    })
    void a_size_that_is_not_sold_is_422(String kind, int cpus, int memory) {
        ObjectNode config = Api.idle();
        config.putObject("guest").put("cpu_kind", kind).put("cpus", cpus).put("memory_mb", memory);
        api.post(MACHINES, Map.of("config", config)).is(422);
    }

    @Test
    void a_configuration_without_image_a_region_that_is_none_and_a_name_twice_are_refused() {
        api.post(MACHINES, Map.of("config", Map.of())).is(422);
        api.post(MACHINES, Map.of()).is(400);
        api.post(MACHINES, Map.of("config", Api.idle(), "region", "xxx")).is(422);
        api.post(MACHINES, Map.of("config", Api.idle(), "name", "one")).is(200);
        api.post(MACHINES, Map.of("config", Api.idle(), "name", "one")).is(409);
    }

    @Test
    void lists_filter_by_region_state_and_metadata() {
        String node = api.machine("pg1", Api.node());
        String idle = api.post(MACHINES, Map.of("config", Api.idle(), "region", "syd", "skip_launch", true))
                .text("/id");
        api.await("pg1", node, "started").is(200);
        assertThat(ids("")).containsExactly(node, idle);
        assertThat(ids("?region=syd")).containsExactly(idle);
        assertThat(ids("?state=started,stopped")).containsExactly(node);
        assertThat(ids("?metadata.flypg_cluster=orders-db")).containsExactly(node);
        assertThat(ids("?metadata.flypg_cluster=other")).isEmpty();
        assertThat(ids("?metadata.flypg_cluster=orders-db&region=syd")).isEmpty();
    }

    @Test
    void a_destroyed_machine_is_readable_for_a_while_but_out_of_the_lists() {
        String id = api.machine("pg1", Api.idle());
        api.delete(MACHINES + "/" + id + "?force=true").is(200);
        api.await("pg1", id, "destroyed").is(200);
        assertThat(api.get(MACHINES + "/" + id).is(200).text("/state")).isEqualTo("destroyed");
        assertThat(ids("")).isEmpty();
        assertThat(ids("?include_deleted=true")).containsExactly(id);
    }

    @Test
    void an_update_replaces_the_whole_configuration_under_a_new_version_and_starts_a_stopped_machine() {
        String id = api.machine("pg1", Api.node());
        api.await("pg1", id, "started").is(200);
        String version = api.get(MACHINES + "/" + id).text("/instance_id");
        api.post(MACHINES + "/" + id + "/stop").is(200);
        api.await("pg1", id, "stopped").is(200);
        ObjectNode config = Api.node();
        config.withObject("/guest").put("memory_mb", 1024);
        var updated = api.post(MACHINES + "/" + id, Map.of("config", config)).is(200);
        assertThat(updated.text("/instance_id")).isNotEqualTo(version);
        api.get(MACHINES + "/" + id + "/wait?state=started&instance_id=" + updated.text("/instance_id"))
                .is(200);
        assertThat(guests.lastBoot().memoryMegabytes()).isEqualTo(1024);
        assertThat(api.get(MACHINES + "/" + id).at("/config")).isEqualTo(config);
    }

    @Test
    void every_version_is_kept_with_its_configuration_and_what_changes_no_version_shows_in_the_present_one() {
        String id = api.machine("pg1", Api.idle());
        String first = api.get(MACHINES + "/" + id).text("/instance_id");
        ObjectNode config = Api.idle();
        config.putObject("env").put("A", "b");
        String second =
                api.post(MACHINES + "/" + id, Map.of("config", config)).is(200).text("/instance_id");
        api.post(MACHINES + "/" + id + "/metadata/k", Map.of("value", "v")).is(204);
        restart();

        JsonNode versions = api.get(MACHINES + "/" + id + "/versions").is(200).body();
        assertThat(versions.findValuesAsText("version")).containsExactly(second, first);
        assertThat(versions.at("/0/user_config/env/A").asText()).isEqualTo("b");
        assertThat(versions.at("/0/user_config/metadata/k").asText()).isEqualTo("v");
        assertThat(versions.at("/1/user_config")).isEqualTo(Api.idle());
        api.get(MACHINES + "/0123456789abcd/versions").is(404);
    }

    @Test
    void an_update_with_skip_launch_leaves_the_machine_stopped_or_created() {
        String stopped = api.machine("pg1", Api.node());
        api.await("pg1", stopped, "started").is(200);
        api.post(MACHINES + "/" + stopped, Map.of("config", Api.node(), "skip_launch", true))
                .is(200);
        api.await("pg1", stopped, "settled").is(200);
        assertThat(api.get(MACHINES + "/" + stopped).text("/state")).isEqualTo("stopped");
        assertThat(guests.of(stopped).isRunning()).isFalse();
        String created = api.post(MACHINES, Map.of("config", Api.node(), "skip_launch", true))
                .text("/id");
        api.post(MACHINES + "/" + created, Map.of("config", Api.node(), "skip_launch", true))
                .is(200);
        api.await("pg1", created, "settled").is(200);
        assertThat(api.get(MACHINES + "/" + created).text("/state")).isEqualTo("created");
    }

    @Test
    void an_update_based_on_an_old_version_is_409_and_changes_nothing() {
        String id = api.machine("pg1", Api.idle());
        String version = api.get(MACHINES + "/" + id).text("/instance_id");
        api.post(MACHINES + "/" + id, Map.of("config", Api.idle(), "current_version", version))
                .is(200);
        var late = api.post(MACHINES + "/" + id, Map.of("config", Api.node(), "current_version", version))
                .is(409);
        assertThat(late.error()).contains(version);
        assertThat(api.get(MACHINES + "/" + id).at("/config")).isEqualTo(Api.idle());
    }

    @Test
    void an_update_may_repeat_or_leave_out_name_and_region_and_never_changes_them() {
        String id = api.post(MACHINES, Map.of("config", Api.idle(), "region", "ams", "name", "n1"))
                .text("/id");
        api.post(MACHINES + "/" + id, Map.of("config", Api.idle(), "region", "syd", "name", "n2"))
                .is(200);
        assertThat(api.get(MACHINES + "/" + id).text("/region")).isEqualTo("ams");
        assertThat(api.get(MACHINES + "/" + id).text("/name")).isEqualTo("n1");
    }

    @Test
    void every_machine_has_an_address_of_its_own_that_outlives_updates_and_the_server() {
        String one = api.machine("pg1", Api.node());
        String two = api.machine("pg1", Api.node());
        String address = api.get(MACHINES + "/" + one).text("/private_ip");
        assertThat(api.get(MACHINES + "/" + two).text("/private_ip")).isNotEqualTo(address);
        restart();
        assertThat(api.get(MACHINES + "/" + one).text("/private_ip")).isEqualTo(address);
    }

    @Test
    void machines_that_do_not_exist_are_404() {
        assertThat(api.get(MACHINES + "/0123456789abcd").is(404).error()).isEqualTo("machine not found");
        api.post(MACHINES + "/0123456789abcd", Map.of("config", Api.idle())).is(404);
        api.delete(MACHINES + "/0123456789abcd").is(404);
        assertThat(api.get("/v1/apps/nope/machines").is(404).error()).isEqualTo("app not found");
    }

    @Test
    void events_come_newest_first_and_are_limited() {
        String id = api.machine("pg1", Api.idle());
        api.await("pg1", id, "started").is(200);
        JsonNode events =
                api.get(MACHINES + "/" + id + "/events?limit=1").is(200).body();
        assertThat(events.findValuesAsText("type")).containsExactly("start");
        assertThat(events.at("/0/timestamp").isIntegralNumber()).isTrue();
        assertThat(api.get(MACHINES + "/" + id).at("/events").findValuesAsText("type"))
                .containsExactly("start", "launch");
    }

    private List<String> ids(String query) {
        return api.get(MACHINES + query).is(200).body().findValuesAsText("id").stream()
                .filter(id -> id.matches("[0-9a-f]{14}"))
                .toList();
    }
}
