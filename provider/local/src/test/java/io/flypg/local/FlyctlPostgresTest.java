package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.node.PostgresGuests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fly postgres} against real nodes, call by call: what it creates, and what it asks of the nodes through the agent. */
class FlyctlPostgresTest {
    private static final String MACHINES = "/v1/apps/pg1/machines";
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    @TempDir
    private Path parent;

    private Path folder;
    private LocalPlatform platform;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = parent.resolve("local");
        platform = LocalPlatform.start(
                LocalOptions.in(folder, PostgresGuests.standard()).withCheckInterval(Duration.ofMillis(200)));
        api = Api.of(platform).as("flyctl/0.4.6 (interactive=false; parent=other)");
    }

    @AfterEach
    void stop() {
        api.close();
        platform.close();
    }

    @Test
    void create_two_nodes_then_look_attach_configure_restart_and_fork() throws IOException {
        createApp("pg1");
        String leader = node();
        String replica = node();
        PlatformTest.eventually(() -> healthy(leader) && healthy(replica));
        assertThat(role(leader)).isEqualTo("primary");
        assertThat(role(replica)).isEqualTo("replica");

        assertThat(ask(leader, "GET", "/commands/users/list", "").findValuesAsText("username"))
                .contains("postgres", "flypgadmin", "repmgr");
        assertThat(ask(leader, "GET", "/commands/databases/list", "").findValuesAsText("name"))
                .contains("postgres");
        JsonNode shown = ask(
                leader,
                "GET",
                "/commands/admin/settings/view/postgres",
                "[\"max-connections\",\"work-mem\"]".replace('-', '_'));
        assertThat(shown.at("/result/settings").findValuesAsText("name"))
                .containsExactlyInAnyOrder("max_connections", "work_mem");

        attach(leader);
        update(leader, replica);
        restart(replica);
        restart(leader);
        fork(api.get("/v1/apps/pg1/machines/" + leader).text("/config/mounts/0/volume"));
    }

    /** Everything before the first machine, in flyctl's order. */
    private void createApp(String name) {
        graphql(
                "query($admin: Boolean!) { organizations(admin: $admin) { nodes { id slug } } }",
                Map.of("admin", false));
        graphql("{ platform { requestRegion regions { name code requiresPaidPlan } } }", Map.of());
        var app = Map.of("name", name, "org_slug", "personal", "network", "", "app_role_id", "postgres_cluster");
        api.post("/v1/apps?wait=true", app).is(201);
        api.get("/v1/apps/" + name).is(200);
        mutate(
                "allocateIpAddress",
                "AllocateIPAddressInput",
                "ipAddress { id address type region createdAt }",
                """
                {"appId":"%s","type":"private_v6","region":"ams","organizationId":"org_personal"}""".formatted(name));
        Map<String, String> secrets = new HashMap<>(
                Map.of("SU_PASSWORD", "su", "REPL_PASSWORD", "repl", "OPERATOR_PASSWORD", "op", "SSH_KEY", "key"));
        secrets.put("SSH_CERT", certificate(name));
        secrets.put("FLY_CONSUL_URL", consul(name));
        api.post("/v1/apps/" + name + "/secrets", Map.of("values", secrets)).is(200);
    }

    private String certificate(String app) {
        JsonNode issued =
                mutate("issueCertificate", "IssueCertificateInput", "certificate, key", """
                {"organizationId":"org_personal","principals":["root","fly","postgres"],"appNames":["%s"],
                 "publicKey":"%s","validHours":876600}""".formatted(app, KEY));
        return issued.path("certificate").asText();
    }

    private String consul(String app) {
        String query = "mutation($appName: ID!) { enablePostgresConsul(input: {appId: $appName}) { consulUrl } }";
        return graphql(query, Map.of("appName", app))
                .at("/enablePostgresConsul/consulUrl")
                .asText();
    }

    private String volume(String app, String where) {
        return api.post("/v1/apps/" + app + "/volumes", """
                        {"name":"pg_data",%s,"encrypted":true,"require_unique_zone":true,"unique_zone_app_wide":null,
                         "snapshot_retention":null,"auto_backup_enabled":null,"fstype":null,"snapshot_id":null,
                         "compute":{"cpu_kind":"shared","cpus":1,"memory_mb":512},
                         "compute_image":"flyio/postgres-flex:17.11"}""".formatted(where))
                .is(200)
                .text("/id");
    }

    /** One machine of the cluster. Only its start is waited for: flyctl looks at the health of all when it has made the last. */
    private String node() {
        ObjectNode config = Api.node();
        config.withObject("/metadata").put("fly-managed-postgres", "true").put("managed-by-fly-deploy", "true");
        config.withObject("/checks").set("vm", config.at("/checks/pg").deepCopy());
        ((ObjectNode) config.at("/checks/vm")).put("path", "/flycheck/vm");
        config.putArray("mounts")
                .addObject()
                .put("path", "/data")
                .put("volume", volume("pg1", "\"region\":\"ams\",\"size_gb\":1"));
        ObjectNode launch = Api.JSON
                .createObjectNode()
                .put("region", "ams")
                .put("skip_secrets", false)
                .put("min_secrets_version", 1);
        JsonNode made = api.post(MACHINES, launch.set("config", config)).is(200).body();
        assertThat(made.path("checks")).hasSize(3);
        String id = made.path("id").asText();
        String version = made.path("instance_id").asText();
        api.get(MACHINES + "/" + id + "/wait?instance_id=" + version + "&state=started&timeout=60")
                .is(200);
        return id;
    }

    private void attach(String leader) throws IOException {
        api.app("web1");
        assertThat(ask(leader, "GET", "/commands/databases/web1", "")
                        .path("result")
                        .isNull())
                .isTrue();
        assertThat(ask(leader, "GET", "/commands/users/web1", "").path("result").isNull())
                .isTrue();
        mutate("attachPostgresCluster", "AttachPostgresClusterInput", "app { name } environmentVariableName", """
                {"appId":"web1","postgresClusterAppId":"pg1","databaseName":"web1","databaseUser":"web1",
                 "variableName":"DATABASE_URL","manualEntry":true}""");
        assertThat(ask(leader, "POST", "/commands/databases/create", "{\"name\":\"web1\"}")
                        .path("result")
                        .asBoolean())
                .isTrue();
        ask(leader, "POST", "/commands/users/create", "{\"username\":\"web1\",\"password\":\"pw\",\"superuser\":true}");
        assertThat(ask(leader, "GET", "/commands/users/web1", "")
                        .at("/result/superuser")
                        .asBoolean())
                .isTrue();
        api.post(
                        "/v1/apps/web1/secrets",
                        Map.of(
                                "values",
                                Map.of("DATABASE_URL", "postgres://web1:pw@pg1.flycast:5432/web1?sslmode=disable")))
                .is(200);
    }

    private void update(String leader, String replica) throws IOException {
        JsonNode updated = ask(leader, "POST", "/commands/admin/settings/update/postgres", "{\"work_mem\":\"8MB\"}");
        assertThat(updated.at("/result/restart_required").asBoolean(true)).isFalse();
        for (String machine : new String[] {leader, replica}) {
            ask(machine, "POST", "/commands/admin/settings/apply", "");
        }
        assertThat(ask(replica, "GET", "/commands/admin/settings/view/postgres", "[\"work_mem\"]")
                        .at("/result/settings/0/setting")
                        .asText())
                .isEqualTo("8192");
    }

    private void restart(String machine) {
        String path = MACHINES + "/" + machine;
        String nonce = api.post(path + "/lease?ttl=120").is(201).text("/data/nonce");
        api.call("POST", path + "/restart?force_stop=false", "", nonce).is(200);
        api.get(path + "/wait?state=started&timeout=60").is(200);
        PlatformTest.eventually(() -> healthy(machine));
        api.call("DELETE", path + "/lease", "", nonce).is(200);
    }

    /** A volume without region and size of its own; the other app's node finds the other's data on it. */
    private void fork(String source) {
        createApp("pg2");
        String copy = volume("pg2", "\"region\":\"\",\"size_gb\":null,\"source_volume_id\":\"" + source + "\"");
        JsonNode volume = api.get("/v1/apps/pg2/volumes/" + copy).is(200).body();
        assertThat(volume.path("region").asText()).isEqualTo("ams");
        assertThat(volume.path("size_gb").asInt()).isEqualTo(1);
        assertThat(folder.resolve("volumes/" + copy + "/postgresql/PG_VERSION")).hasContent("17");
    }

    private boolean healthy(String id) {
        JsonNode checks = api.get(MACHINES + "/" + id).at("/checks");
        return checks.size() == 3 && checks.findValuesAsText("status").stream().allMatch("passing"::equals);
    }

    private String role(String id) {
        for (JsonNode check : api.get(MACHINES + "/" + id).at("/checks")) {
            if (check.path("name").asText().equals("role")) {
                return check.path("output").asText();
            }
        }
        return "";
    }

    /** Through the agent, as Go dials the URL that flyctl makes of the private address. */
    private JsonNode ask(String machine, String method, String path, String body) throws IOException {
        String address = api.get(MACHINES + "/" + machine).text("/private_ip");
        try (var agent = AgentConnection.to(folder)) {
            assertThat(agent.says("connect personal [" + address + "]:5500 0 default"))
                    .isEqualTo("ok");
            String answer = agent.request(method, path, body);
            assertThat(answer).startsWith("HTTP/1.1 200");
            return Api.parse(answer.substring(answer.indexOf("\r\n\r\n")).strip());
        }
    }

    private JsonNode mutate(String field, String type, String selection, String input) {
        String query = "mutation($input: " + type + "!) { " + field + "(input: $input) { " + selection + " } }";
        return graphql(query, Map.of("input", Api.parse(input))).path(field);
    }

    private JsonNode graphql(String query, Map<String, ?> variables) {
        JsonNode answer = api.graphql(query, variables);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.path("data");
    }
}
