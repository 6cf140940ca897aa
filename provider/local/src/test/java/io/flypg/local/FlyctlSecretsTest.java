package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls behind {@code fly secrets}, and the releases that a deployment of them writes down. */
class FlyctlSecretsTest extends PlatformTest {
    private String id = "";

    @BeforeEach
    void machine() {
        api.app("web1");
        id = api.machine("web1", Api.node());
        api.await("web1", id, "started").is(200);
    }

    @Test
    void set_stage_then_list_then_sync() {
        var set = api.post("/v1/apps/web1/secrets", "{\"values\":{\"A\":\"x\",\"B\":\"y\"}}")
                .is(200);
        long version = set.at("/version").asLong();
        assertThat(set.at("/version").isIntegralNumber()).isTrue();
        var listed = api.get("/v1/apps/web1/secrets?version=" + version).is(200);
        assertThat(listed.at("/secrets").findValuesAsText("name")).containsExactly("A", "B");
        assertThat(listed.text("/secrets/0/digest")).matches("[0-9a-f]{64}");
        assertThat(listed.at("/secrets/0").has("value")).isFalse();
        var synced = api.post("/v1/apps/web1/secrets", "{\"values\":{\"BogusDummySecret_1f3a\":null}}")
                .is(200);
        assertThat(synced.at("/version").asLong()).isGreaterThan(version);
        api.get("/v1/apps/web1/secrets?version=" + (version + 1_000)).is(200);
    }

    @Test
    void deploy_rolls_the_machines_between_two_words_about_a_release() {
        api.post("/v1/apps/web1/secrets", "{\"values\":{\"A\":\"x\"}}").is(200);
        api.get("/api/v1/apps/web1/releases/current").is(404);
        JsonNode release = api.post("/api/v1/releases", """
                        {"app_name":"web1","build_id":0,"definition":{"app":"web1"},"image":"flyio/postgres-flex:17.11",
                         "strategy":"ROLLING"}""").is(201).at("/release");
        assertThat(release.path("version").asInt()).isEqualTo(1);
        assertThat(release.path("status").asText()).isEqualTo("pending");
        assertThat(release.path("in_progress").asBoolean()).isTrue();
        String path = "/api/v1/releases/" + release.path("id").asText();
        api.call("PATCH", path, "{\"metadata\":null,\"status\":\"running\"}").is(200);

        String nonce = api.post(machine("/lease?ttl=13")).is(201).text("/data/nonce");
        api.call("POST", machine("/lease?ttl=13"), "", nonce).is(201);
        ObjectNode update =
                Api.JSON.createObjectNode().put("skip_secrets", false).put("min_secrets_version", 1);
        update.set("config", api.get(machine("")).at("/config"));
        api.call("POST", machine(""), update, nonce).is(200);
        api.await("web1", id, "started").is(200);
        assertThat(guests.lastBoot().environment()).containsEntry("A", "x");
        api.call("DELETE", machine("/lease"), "", nonce).is(200);

        var done = api.call("PATCH", path, "{\"metadata\":{},\"status\":\"complete\"}")
                .is(200);
        assertThat(done.at("/release/stable").asBoolean()).isTrue();
        assertThat(done.at("/in_progress").asBoolean(true)).isFalse();
        assertThat(api.get("/api/v1/apps/web1/releases/current").is(200).text("/image_ref"))
                .isEqualTo("flyio/postgres-flex:17.11");
        restart();
        assertThat(api.get("/api/v1/apps/web1/releases?limit=1").text("/releases/0/status"))
                .isEqualTo("complete");
        assertThat(api.get("/api/v1/releases/all_current").is(200).text("/web1"))
                .matches("\\d{4}-.*Z");
    }

    @Test
    void a_release_of_nothing_is_refused() {
        api.post("/api/v1/releases", Map.of("app_name", "nope", "image", "x")).is(404);
        api.call("PATCH", "/api/v1/releases/rel_none", "{\"status\":\"complete\"}")
                .is(404);
        String release =
                api.post("/api/v1/releases", Map.of("app_name", "web1")).text("/release/id");
        assertThat(api.call("PATCH", "/api/v1/releases/" + release, "{\"status\":\"fine\"}")
                        .is(422)
                        .error())
                .contains("fine");
    }

    @Test
    void organizations_are_told_here_too() {
        JsonNode listed = api.get("/api/v1/organizations?admin=false").is(200).at("/organizations");
        assertThat(listed.findValuesAsText("slug")).containsExactly("personal");
        assertThat(listed.at("/0/internal_numeric_id").isIntegralNumber()).isTrue();
        assertThat(api.get("/api/v1/organizations/personal").is(200).text("/organization/id"))
                .isEqualTo("org_personal");
        api.get("/api/v1/organizations/other").is(404);
    }

    private String machine(String rest) {
        return "/v1/apps/web1/machines/" + id + rest;
    }
}
