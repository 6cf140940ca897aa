package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.node.PostgresGuests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of real nodes, made and changed by nothing but calls of the API, as {@code fly postgres create} makes it. */
class RealClusterTest {
    @TempDir
    Path parent;

    private LocalPlatform platform;
    private Api api;
    private String flycast = "";

    @BeforeEach
    void start() throws Exception {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        boot();
    }

    @AfterEach
    void stop() {
        api.close();
        platform.close();
    }

    private void boot() {
        var options = LocalOptions.in(parent.resolve("local"), PostgresGuests.standard());
        platform = LocalPlatform.start(options.withCheckInterval(Duration.ofMillis(200)));
        api = Api.of(platform);
    }

    @Test
    void three_nodes_replicate_behind_one_address_and_come_back_with_their_data() throws Exception {
        List<String> machines = create();
        PlatformTest.eventually(() -> ask("SELECT 1").equals("1"));
        sql("CREATE TABLE t (n int)");
        sql("INSERT INTO t SELECT generate_series(1, 1000)");
        PlatformTest.eventually(() -> count().equals("2"));
        stop();
        boot();
        for (String machine : machines) {
            PlatformTest.eventually(() -> role(machine).matches("primary|replica"));
        }
        PlatformTest.eventually(() -> ask("SELECT count(*) FROM t").equals("1000"));
        sql("INSERT INTO t VALUES (1001)");
        api.delete("/v1/apps/pg1").is(202);
        assertThat(parent.resolve("local/volumes")).isEmptyDirectory();
    }

    @Test
    void a_snapshot_of_a_running_node_restores_in_its_app_and_in_another_one_and_exec_reaches_inside()
            throws Exception {
        String machine = node();
        PlatformTest.eventually(() -> role(machine).equals("primary"));
        flycast();
        PlatformTest.eventually(() -> ask("SELECT 1").equals("1"));
        sql("CREATE TABLE t AS SELECT generate_series(1, 500) AS n");
        String volume = api.get("/v1/apps/pg1/machines/" + machine).text("/config/mounts/0/volume");
        String snapshot = api.post("/v1/apps/pg1/volumes/" + volume + "/snapshots")
                .is(200)
                .text("/id");
        sql("DROP TABLE t");
        assertThat(exec(machine, "true")).isZero();
        assertThat(exec(machine, "no-such-program")).isEqualTo(127);
        String query = "query($s: ID) { latestImageTag(repository: \"flyio/postgres-flex\", snapshotId: $s) }";
        assertThat(api.graphql(query, Map.of("s", snapshot))
                        .at("/data/latestImageTag")
                        .asText())
                .isEqualTo("flyio/postgres-flex:17.11");
        api.delete("/v1/apps/pg1/machines/" + machine + "?force=true").is(200);
        api.await("pg1", machine, "destroyed").is(200);
        String restored = restored("pg1", snapshot);
        String again = api.machine("pg1", mounting(restored));
        PlatformTest.eventually(() -> role(again).matches("primary|zombie"));
        String address = api.get("/v1/apps/pg1/machines/" + again).text("/private_ip");
        PlatformTest.eventually(
                () -> ask(address, 5433, "SELECT count(*) FROM t").equals("500"));

        app("pg2");
        ObjectNode config = mounting(restored("pg2", snapshot));
        config.withObject("/env").put("FLY_RESTORED_FROM", snapshot);
        String fork = api.machine("pg2", config);
        PlatformTest.eventually(() -> role("pg2", fork).equals("primary"));
        String other = api.get("/v1/apps/pg2/machines/" + fork).text("/private_ip");
        PlatformTest.eventually(() -> ask(other, 5432, "SELECT count(*) FROM t").equals("500"));
    }

    private String restored(String app, String snapshot) {
        return api.post(
                        "/v1/apps/" + app + "/volumes",
                        Map.of("name", "pg_data", "region", "ams", "snapshot_id", snapshot))
                .is(200)
                .text("/id");
    }

    private int exec(String machine, String command) {
        return api.post("/v1/apps/pg1/machines/" + machine + "/exec", Map.of("cmd", command))
                .is(200)
                .at("/exit_code")
                .asInt();
    }

    private List<String> create() {
        app("pg1");
        flycast();
        String first = machine();
        PlatformTest.eventually(() -> role(first).equals("primary"));
        List<String> others =
                IntStream.range(0, 2).parallel().mapToObj(_ -> machine()).toList();
        others.forEach(machine -> PlatformTest.eventually(() -> role(machine).equals("replica")));
        return List.of(first, others.getFirst(), others.getLast());
    }

    private String node() {
        app("pg1");
        return machine();
    }

    private void app(String name) {
        api.app(name);
        String consul = api.graphql(
                        "mutation { enablePostgresConsul(input: {appId: \"" + name + "\"}) { consulUrl } }", Map.of())
                .at("/data/enablePostgresConsul/consulUrl")
                .asText();
        Map<String, String> secrets = Map.of(
                "SU_PASSWORD", "su", "REPL_PASSWORD", "repl", "OPERATOR_PASSWORD", "op", "FLY_CONSUL_URL", consul);
        api.post("/v1/apps/" + name + "/secrets", Map.of("values", secrets)).is(200);
    }

    private void flycast() {
        flycast = api.post("/v1/apps/pg1/ip_assignments", Map.of("type", "private_v6"))
                .is(200)
                .text("/ip");
    }

    private String machine() {
        String volume = api.post("/v1/apps/pg1/volumes", Map.of("name", "pg_data", "region", "ams", "size_gb", 1))
                .is(200)
                .text("/id");
        String machine = api.machine("pg1", mounting(volume));
        api.await("pg1", machine, "started").is(200);
        return machine;
    }

    private static ObjectNode mounting(String volume) {
        ObjectNode config = Api.node();
        config.putArray("mounts").addObject().put("volume", volume).put("path", "/data");
        return config;
    }

    private String role(String machine) {
        return role("pg1", machine);
    }

    private String role(String app, String machine) {
        var check = api.get("/v1/apps/" + app + "/machines/" + machine).at("/checks/1");
        return check.path("status").asText().equals("passing")
                ? check.path("output").asText()
                : "";
    }

    private String count() {
        return ask("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = connect(flycast, 5432);
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private String ask(String query) {
        return ask(flycast, 5432, query);
    }

    private static String ask(String address, int port, String query) {
        try (Connection connection = connect(address, port);
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getString(1) : "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Connection connect(String address, int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address + ":" + port + "/postgres?sslmode=disable", "postgres", "op");
    }
}
