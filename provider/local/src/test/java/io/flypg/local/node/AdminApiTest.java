package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.node.Http.Answer;
import io.flypg.local.node.LocalCluster.TestNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdminApiTest {
    private static final Answer DONE = new Answer(200, "{\"result\":true}\n");
    private static final LocalCluster CLUSTER = new LocalCluster();
    private static TestNode node;

    @BeforeAll
    static void boot() {
        node = CLUSTER.started(1, "primary");
    }

    @AfterAll
    static void clear() throws Exception {
        CLUSTER.close();
    }

    @Test
    void users_are_listed_found_created_and_deleted() throws SQLException {
        assertThat(node.get("/commands/users/list").body())
                .containsPattern(
                        "\\{\"username\":\"postgres\",\"superuser\":true,\"databases\":\\[.*\"postgres\",\"repmgr\"");
        assertThat(node.get("/commands/users/app")).isEqualTo(new Answer(200, "{\"result\":null}\n"));
        assertThat(node.post(
                        "/commands/users/create", "{\"username\":\"app\",\"password\":\"pw\",\"superuser\":false}"))
                .isEqualTo(DONE);
        assertThat(node.get("/commands/users/app").body())
                .startsWith("{\"result\":{\"username\":\"app\",\"superuser\":false,");
        try (Connection connection = node.sql().as("app", "pw").connect()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(node.post(
                        "/commands/users/create", "{\"username\":\"app\",\"password\":\"pw\",\"superuser\":false}"))
                .isEqualTo(
                        new Answer(500, "{\"error\":\"ERROR: role \\\"app\\\" already exists (SQLSTATE 42710)\"}\n"));
        assertThat(call("DELETE", "/commands/users/delete/app")).isEqualTo(DONE);
        assertThat(call("DELETE", "/commands/users/delete/app"))
                .isEqualTo(new Answer(
                        500,
                        "{\"error\":\"failed to reassign ownership: ERROR: role \\\"app\\\" does not exist"
                                + " (SQLSTATE 42704)\"}\n"));
    }

    @Test
    void what_a_deleted_user_owned_belongs_to_the_operator() throws SQLException {
        node.post("/commands/users/create", "{\"username\":\"maker\",\"password\":\"pw\",\"superuser\":true}");
        try (Connection connection = node.sql().as("maker", "pw").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE made (n int)");
        }
        assertThat(call("DELETE", "/commands/users/delete/maker")).isEqualTo(DONE);
        assertThat(node.sql().ask("SELECT tableowner FROM pg_tables WHERE tablename = 'made'"))
                .isEqualTo("postgres");
    }

    @Test
    void databases_are_created_once_found_and_deleted() {
        assertThat(node.post("/commands/databases/create", "{\"name\":\"shop\"}"))
                .isEqualTo(DONE);
        assertThat(node.post("/commands/databases/create", "{\"name\":\"shop\"}"))
                .isEqualTo(DONE);
        assertThat(node.get("/commands/databases/shop").body())
                .startsWith("{\"result\":{\"name\":\"shop\",\"users\":[")
                .contains("\"flypgadmin\"", "\"postgres\"", "\"repmgr\"");
        assertThat(node.get("/commands/databases/list").body())
                .contains("\"name\":\"shop\"")
                .doesNotContain("template");
        assertThat(call("DELETE", "/commands/databases/delete/shop")).isEqualTo(DONE);
        assertThat(node.get("/commands/databases/shop")).isEqualTo(new Answer(200, "{\"result\":null}\n"));
        assertThat(call("DELETE", "/commands/databases/delete/shop").body()).contains("(SQLSTATE 3D000)");
    }

    @Test
    void a_database_in_use_is_not_deleted() throws SQLException {
        node.post("/commands/databases/create", "{\"name\":\"busy\"}");
        try (Connection _ = node.sql("busy").connect()) {
            assertThat(call("DELETE", "/commands/databases/delete/busy"))
                    .isEqualTo(new Answer(
                            500,
                            "{\"error\":\"ERROR: database \\\"busy\\\" is being accessed by other users"
                                    + " (SQLSTATE 55006)\"}\n"));
        }
    }

    @Test
    void names_go_into_sql_as_they_come() {
        assertThat(node.post("/commands/databases/create", "{\"name\":\"app-db\"}")
                        .body())
                .isEqualTo("{\"error\":\"ERROR: syntax error at or near \\\"-\\\" (SQLSTATE 42601)\"}\n");
        assertThat(node.post("/commands/users/create", "{\"username\":\"AppCase\",\"password\":\"pw\"}")
                        .body())
                .contains("role \\\"AppCase\\\" does not exist");
        assertThat(node.get("/commands/users/appcase").body()).contains("\"username\":\"appcase\"");
    }

    @Test
    void the_role_and_the_member_s_settings_are_told() {
        assertThat(node.get("/commands/admin/role").body()).isEqualTo("{\"result\":\"primary\"}\n");
        assertThat(Http.call(
                                "GET",
                                node.address(),
                                "/commands/admin/settings/view/repmgr",
                                "[\"priority\",\"location\",\"x\"]")
                        .body())
                .isEqualTo("{\"result\":{\"location\":\"'ams'\",\"priority\":\"100\"}}\n");
        assertThat(node.get("/commands/admin/settings/view/barman").body())
                .isEqualTo("{\"error\":\"barman is not enabled\"}\n");
    }

    @Test
    void writes_turned_off_by_hand_are_turned_on_by_the_next_check() throws SQLException {
        node.sql().run("CREATE DATABASE ledger");
        assertThat(node.get("/commands/admin/readonly/enable")).isEqualTo(DONE);
        assertThat(node.get("/commands/admin/readonly/state").body()).isEqualTo("{\"result\":true}\n");
        assertThat(node.sql("ledger").ask("SHOW default_transaction_read_only")).isEqualTo("on");
        assertThat(node.sql().ask("SHOW default_transaction_read_only")).isEqualTo("off");

        Answer first = node.get("/flycheck/pg");
        assertThat(first.status()).isEqualTo(500);
        assertThat(first.body()).contains("[✗] cluster-locks: `readonly.lock` detected");
        assertThat(node.get("/flycheck/pg").status()).isEqualTo(200);
        assertThat(node.sql("ledger").ask("SHOW default_transaction_read_only")).isEqualTo("off");
    }

    @Test
    void a_full_volume_turns_writes_off_until_it_is_extended() throws SQLException {
        node.sql().run("CREATE DATABASE archive");
        node.resize(48L << 20);
        Answer full = node.get("/flycheck/pg");
        assertThat(full.status()).isEqualTo(500);
        assertThat(full.body())
                .containsPattern(
                        "\\[✗] disk-capacity: \\d+\\.\\d% - readonly mode enabled, extend your volume to re-enable writes");
        assertThat(node.get("/flycheck/vm").status()).isEqualTo(500);
        await(
                "writes are off",
                () -> Optional.of(node.sql("archive").ask("SHOW default_transaction_read_only"))
                        .filter("on"::equals));

        node.resize(1L << 30);
        node.get("/flycheck/pg");
        assertThat(node.get("/flycheck/pg").status()).isEqualTo(200);
        assertThat(node.sql("archive").ask("SHOW default_transaction_read_only"))
                .isEqualTo("off");
    }

    @Test
    void events_are_taken_and_a_failed_one_is_an_error() {
        String event = "{\"name\":\"child_node_disconnect\",\"nodeID\":1,\"success\":%s,\"details\":\"gone\"}";
        assertThat(node.post("/commands/events/process", event.formatted("true")))
                .isEqualTo(new Answer(200, ""));
        assertThat(node.post("/commands/events/process", event.formatted("false")))
                .isEqualTo(
                        new Answer(500, "{\"error\":\"[ERROR] Event \\\"child_node_disconnect\\\" failed: gone\"}\n"));
    }

    @Test
    void what_html_would_take_for_its_own_is_escaped_as_go_does_it() {
        assertThat(node.post("/commands/databases/create", "{\"name\":\">a&b<\"}")
                        .body())
                .isEqualTo("{\"error\":\"ERROR: syntax error at or near \\\"\\u003e\\\" (SQLSTATE 42601)\"}\n");
    }

    @Test
    void restarting_the_proxy_cuts_its_sessions_only() throws SQLException {
        try (Connection through = new Sql(node.address(), 5432, "postgres").connect();
                Connection direct = node.sql().connect()) {
            assertThat(node.get("/commands/admin/haproxy/restart")).isEqualTo(DONE);
            assertThat(through.isValid(1)).isFalse();
            assertThat(direct.isValid(1)).isTrue();
        }
    }

    @Test
    void unknown_routes_and_methods_are_told_apart() {
        assertThat(node.get("/commands/admin/failover/trigger")).isEqualTo(new Answer(404, "404 page not found\n"));
        assertThat(node.post("/commands/users/list", "")).isEqualTo(new Answer(405, ""));
    }

    private static Answer call(String method, String path) {
        return Http.call(method, node.address(), path, "");
    }
}
