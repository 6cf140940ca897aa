package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls behind {@code fly machine}, in flyctl's order and with its bodies. */
class FlyctlMachinesTest extends PlatformTest {
    private static final String MACHINES = "/v1/apps/pg1/machines";

    private String id = "";

    @BeforeEach
    void machine() {
        api = api.as("flyctl/0.4.6 (interactive=false; parent=other)");
        api.app("pg1");
        id = launch(volume("pg_data"));
    }

    @Test
    void clone_onto_a_volume_that_is_like_the_first() {
        JsonNode source = get(id);
        JsonNode volume = volumeLike(source.at("/config/mounts/0"));
        assertThat(volume.path("region").asText()).isEqualTo("gru");
        ObjectNode config = source.path("config").deepCopy();
        config.put("image", fullName(source.path("image_ref")));
        config.putArray("mounts")
                .addObject()
                .put("volume", volume.path("id").asText())
                .put("path", "/data");
        ObjectNode launch = Api.JSON.createObjectNode().put("region", "gru").put("skip_secrets", false);
        JsonNode made = api.post(MACHINES, launch.set("config", config)).is(200).body();
        assertThat(made.at("/checks"))
                .as("counted to decide whether to watch them")
                .hasSize(2);
        assertThat(made.at("/checks/0/updated_at").asText()).isNotEmpty();
        assertThat(made.at("/image_ref")).isEqualTo(source.path("image_ref"));
        String other = made.path("id").asText();
        String version = made.path("instance_id").asText();
        api.get(MACHINES + "/" + other + "/wait?instance_id=" + version + "&state=started&timeout=60")
                .is(200);
        eventually(() -> passing(other));
    }

    @Test
    void stop_and_start() {
        leased(nonce -> api.call(
                "POST", path("/stop"), "{\"id\":\"" + id + "\",\"signal\":\"SIGINT\",\"timeout\":\"0s\"}", nonce));
        api.get(path("/wait?state=stopped&timeout=60")).is(200);
        assertThat(guests.calls).anyMatch(call -> call.startsWith("stop " + id + " SIGINT"));
        JsonNode started = leased(nonce -> api.call("POST", path("/start"), "", nonce));
        assertThat(started.path("previous_state").asText()).isEqualTo("stopped");
        api.get(path("/wait?state=started&timeout=60")).is(200);
        assertThat(leased(nonce -> api.call("POST", path("/start"), "", nonce))
                        .path("previous_state")
                        .asText())
                .isEqualTo("started");
    }

    @Test
    void restart_and_health() {
        leased(nonce -> {
            var answer = api.call("POST", path("/restart?force_stop=false"), "", nonce);
            api.get(path("/wait?state=started&timeout=60")).is(200);
            eventually(() -> passing(id));
            return answer;
        });
    }

    @Test
    void suspend_and_start() {
        leased(nonce -> api.call("POST", path("/suspend"), "", nonce));
        api.get(path("/wait?state=suspended&timeout=60")).is(200);
        assertThat(get(id).path("state").asText()).isEqualTo("suspended");
        leased(nonce -> api.call("POST", path("/start"), "", nonce));
        api.get(path("/wait?state=started&timeout=60")).is(200);
    }

    @Test
    void update_settles_with_what_was_sent_and_the_volume_named() {
        ObjectNode config = get(id).path("config").deepCopy();
        config.withObject("/guest").put("memory_mb", 1024);
        config.withObject("/metadata").put("fly_release_version", "2");
        ObjectNode update =
                Api.JSON.createObjectNode().put("skip_secrets", false).put("min_secrets_version", 99);
        update.set("config", config);
        JsonNode updated = leased(nonce -> api.call("POST", path(""), update, nonce));
        api.get(path("/wait?instance_id=" + updated.path("instance_id").asText() + "&state=settled&timeout=60"))
                .is(200);
        JsonNode now = get(id);
        assertThat(now.path("state").asText()).isEqualTo("started");
        assertThat(now.path("config")).isEqualTo(config);
        assertThat(now.at("/events").findValuesAsText("type")).startsWith("start", "exit", "update");
    }

    @Test
    void cordon_exec_and_processes() {
        leased(nonce -> api.call("POST", path("/cordon"), "", nonce));
        assertThat(get(id).path("cordoned").asBoolean()).isTrue();
        leased(nonce -> api.call("POST", path("/uncordon"), "", nonce));
        assertThat(get(id).path("cordoned").asBoolean()).isFalse();
        JsonNode exec = api.post(path("/exec"), Map.of("cmd", "bash -c \"echo $A\""))
                .is(200)
                .body();
        assertThat(exec.path("stdout").asText()).isEqualTo("bash|-c|echo $A");
        assertThat(exec.has("exit_code")).isTrue();
        assertThat(api.get(path("/ps")).is(200).body().isArray()).isTrue();
    }

    @Test
    void destroy_leaves_the_volume_free() {
        leased(nonce -> api.call("DELETE", path("?kill=true"), "", nonce));
        eventually(() -> get(id).path("state").asText().equals("destroyed"));
        assertThat(api.get(MACHINES).is(200).body()).isEmpty();
        JsonNode volume = api.get("/v1/apps/pg1/volumes").at("/0");
        assertThat(volume.path("attached_machine_id").isNull()).isTrue();
        api.delete("/v1/apps/pg1/volumes/" + volume.path("id").asText()).is(200);
    }

    private JsonNode volumeLike(JsonNode mount) {
        ObjectNode request = (ObjectNode) Api.parse("""
                {"region":"gru","encrypted":true,"require_unique_zone":true,"unique_zone_app_wide":null,
                 "snapshot_retention":null,"auto_backup_enabled":null,"fstype":null,"snapshot_id":null,
                 "source_volume_id":null,"compute":{"cpu_kind":"shared","cpus":1,"memory_mb":512},
                 "compute_image":"registry-1.docker.io/flyio/postgres-flex:17.11"}""");
        request.set("name", mount.get("name"));
        request.set("size_gb", mount.get("size_gb"));
        return api.post("/v1/apps/pg1/volumes", request).is(200).body();
    }

    private static String fullName(JsonNode image) {
        return image.path("registry").asText() + "/" + image.path("repository").asText() + ":"
                + image.path("tag").asText() + "@" + image.path("digest").asText();
    }

    /** One call between lease and release, as every command that changes a machine makes it. */
    private JsonNode leased(Function<String, Api.Reply> call) {
        String nonce = api.post(path("/lease?ttl=120")).is(201).text("/data/nonce");
        JsonNode answer = call.apply(nonce).is(200).body();
        api.call("DELETE", path("/lease"), "", nonce);
        return answer;
    }

    private boolean passing(String machine) {
        JsonNode checks = get(machine).path("checks");
        return checks.size() == 2 && checks.findValuesAsText("status").stream().allMatch("passing"::equals);
    }

    private JsonNode get(String machine) {
        return api.get(MACHINES + "/" + machine).is(200).body();
    }

    private String path(String rest) {
        return MACHINES + "/" + id + rest;
    }

    private String volume(String name) {
        return api.post("/v1/apps/pg1/volumes", Map.of("name", name, "region", "ams", "size_gb", 1))
                .is(200)
                .text("/id");
    }

    private String launch(String volume) {
        ObjectNode config = Api.node();
        config.putArray("mounts").addObject().put("volume", volume).put("path", "/data");
        String made = api.machine("pg1", config);
        api.get(MACHINES + "/" + made + "/wait?state=started&timeout=60").is(200);
        return made;
    }
}
