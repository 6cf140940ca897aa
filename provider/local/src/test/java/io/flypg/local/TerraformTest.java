package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the Terraform provider stategraph/fly calls from an apply to a destroy, one resource after the other. */
class TerraformTest extends PlatformTest {
    @BeforeEach
    void provider() {
        api = api.as("terraform-provider-fly/0.3.1");
        api.post("/v1/apps", Map.of("app_name", "web", "org_slug", "personal", "network", ""))
                .is(201);
    }

    @Test
    void an_app_comes_and_goes() {
        JsonNode app = api.get("/v1/apps/web").is(200).body();
        assertThat(app.at("/organization/slug").asText()).isEqualTo("personal");
        assertThat(app.path("network").asText()).isEqualTo("default");
        api.delete("/v1/apps/web").is(202);
        assertThat(api.get("/v1/apps/web").is(404).text("/error")).isEqualTo("app not found");
    }

    @Test
    void a_volume_grows_and_its_snapshot_has_an_id() {
        JsonNode volume = api.post(
                        "/v1/apps/web/volumes",
                        "{\"name\":\"data\",\"region\":\"ams\",\"size_gb\":1,\"encrypted\":true}")
                .is(200)
                .body();
        String path = "/v1/apps/web/volumes/" + volume.path("id").asText();
        assertThat(api.get(path).is(200).body()).isEqualTo(volume);
        api.put(path + "/extend", Map.of("size_gb", 2)).is(200);
        assertThat(api.get(path).at("/size_gb").asInt()).isEqualTo(2);
        JsonNode snapshot = api.post(path + "/snapshots").is(200).body();
        assertThat(snapshot.path("id").asText()).startsWith("vs_");
        assertThat(snapshot.at("/Msg/backup/graph_id")).isEqualTo(snapshot.get("id"));
        assertThat(api.get(path + "/snapshots").is(200).at("/0/id")).isEqualTo(snapshot.get("id"));
        api.delete(path).is(200);
    }

    @Test
    void a_secret_has_the_digest_that_the_provider_computes() {
        api.post("/v1/apps/web/secrets/TOKEN", Map.of("value", "x", "type", "opaque"))
                .is(201);
        JsonNode listed = api.get("/v1/apps/web/secrets").is(200).at("/secrets");
        assertThat(listed.at("/0/digest").asText())
                .isEqualTo("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
        api.delete("/v1/apps/web/secrets/TOKEN").is(200);
    }

    @Test
    void a_machine_is_created_without_drift_updated_stopped_and_destroyed() {
        String volume = api.post("/v1/apps/web/volumes", Map.of("name", "data", "region", "ams"))
                .text("/id");
        ObjectNode config = (ObjectNode) Api.parse("""
                {"image":"registry.example.test/web:1","env":{"A":"1"},"auto_destroy":false,
                 "guest":{"cpu_kind":"shared","cpus":1,"memory_mb":256},
                 "mounts":[{"volume":"%s","path":"/data"}],
                 "services":[{"protocol":"tcp","internal_port":8080,"autostart":true,"autostop":false,
                   "ports":[{"port":443,"handlers":["tls","http"],"force_https":false}],
                   "concurrency":{"type":"requests","hard_limit":25,"soft_limit":20}}]}""".formatted(volume));
        JsonNode made = api.post("/v1/apps/web/machines", Map.of("name", "one", "region", "ams", "config", config))
                .is(200)
                .body();
        String path = "/v1/apps/web/machines/" + made.path("id").asText();
        api.get(path + "/wait?state=started&timeout=60").is(200);
        assertThat(without(api.get(path).is(200).at("/config"))).isEqualTo(config);

        config.withObject("/env").put("A", "2");
        api.post(path + "/lease", Map.of("ttl", 60)).is(201);
        api.post(path, Map.of("config", config)).is(200);
        api.get(path + "/wait?state=started&timeout=60").is(200);
        assertThat(without(api.get(path).at("/config"))).isEqualTo(config);
        api.delete(path + "/lease").is(200);

        api.post(path + "/stop").is(200);
        api.get(path + "/wait?state=stopped&timeout=60").is(200);
        api.delete(path).is(200);
        eventually(() -> api.get(path).text("/state").equals("destroyed"));
        assertThat(api.get("/v1/apps/web/machines").body()).isEmpty();
    }

    /** The configuration without what the platform says of the volume, which the provider does not read. */
    private static JsonNode without(JsonNode config) {
        ((ObjectNode) config.at("/mounts/0")).remove(List.of("name", "size_gb", "encrypted"));
        return config;
    }
}
