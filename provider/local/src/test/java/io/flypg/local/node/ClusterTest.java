package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;
import static io.flypg.local.node.ThreeNodes.awaitRows;
import static io.flypg.local.node.ThreeNodes.awaitStreaming;
import static io.flypg.local.node.ThreeNodes.promote;
import static io.flypg.local.node.ThreeNodes.refuses;
import static io.flypg.local.node.ThreeNodes.rows;
import static io.flypg.local.node.ThreeNodes.slots;
import static io.flypg.local.node.ThreeNodes.through5432;
import static io.flypg.local.node.ThreeNodes.unregister;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.node.LocalCluster.TestNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What leaves three nodes as they were. */
class ClusterTest {
    private static final List<String> SHOW =
            List.of("gosu", "postgres", "repmgr", "-f", "/data/repmgr.conf", "cluster", "show");

    private static ThreeNodes nodes;

    @BeforeAll
    static void boot() throws SQLException {
        nodes = new ThreeNodes();
    }

    @AfterAll
    static void clear() throws IOException {
        nodes.close();
    }

    @Test
    void a_reader_elsewhere_streams_but_may_not_be_promoted() {
        TestNode reader = nodes.cluster.node(4, "syd");
        reader.start();
        reader.awaitRole("replica");
        awaitStreaming(nodes.one, nodes.two, nodes.three, reader);
        assertThat(nodes.one
                        .sql("repmgr")
                        .ask("SELECT priority || location FROM repmgr.nodes WHERE node_name = '" + reader.machine()
                                + "'"))
                .isEqualTo("0syd");
        assertThat(through5432(reader).ask("SELECT pg_is_in_recovery()")).isEqualTo("f");
        awaitRows(reader, rows(nodes.one));

        reader.stop();
        assertThat(unregister(nodes.one, reader)).contains("\"success\":true");
    }

    @Test
    void a_restarted_standby_streams_again_and_has_what_it_missed() throws SQLException {
        nodes.two.stop();
        nodes.one.sql().run("INSERT INTO t SELECT generate_series(1, 500)");
        nodes.two.start();
        nodes.two.awaitRole("replica");
        awaitRows(nodes.two, rows(nodes.one));
        assertThat(slots(nodes.one)).isEqualTo("2");
    }

    @Test
    void a_standby_that_was_taken_off_the_books_does_not_come_back_by_itself() throws Exception {
        String row = "FROM repmgr.nodes WHERE node_name = '" + nodes.two.machine() + "'";
        nodes.one.sql("repmgr").run("DELETE " + row);
        await(
                "the standby has replayed it",
                () -> Optional.of(nodes.two.sql("repmgr").ask("SELECT count(*) " + row))
                        .filter("0"::equals));
        nodes.two.stop();
        nodes.two.start();
        await(
                "it finds itself unknown",
                () -> Optional.of(nodes.two.get("/flycheck/role").body())
                        .filter(body -> body.contains("no rows in result set")));
        // another one's coming back is more than the time in which it would have registered again
        nodes.three.stop();
        nodes.three.start();
        nodes.three.awaitRole("replica");
        assertThat(nodes.one.sql("repmgr").ask("SELECT count(*) " + row)).isEqualTo("0");

        Files.delete(nodes.two.volume().resolve(".registration"));
        nodes.two.awaitRole("replica");
        awaitStreaming(nodes.one, nodes.two, nodes.three);
    }

    @Test
    void a_second_node_that_began_as_a_first_one_never_joins_and_does_no_harm() {
        nodes.cluster.store().remove("INITIALIZED");
        TestNode late = nodes.cluster.node(6, "lax");
        late.start();
        awaitBody(late, "unable to configure as the primary");
        nodes.cluster.store().put("INITIALIZED", "true");
        awaitBody(late, "password authentication failed for user \"repmgr\"");
        assertThat(late.get("/flycheck/role").status()).isEqualTo(500);
        assertThat(nodes.one.sql("repmgr").ask("SELECT count(*) FROM repmgr.nodes"))
                .isEqualTo("3");
        late.kill();
    }

    @Test
    void a_standby_that_lowers_a_setting_before_its_primary_dies_and_comes_back_once_it_is_raised() {
        nodes.cluster.store().put("PGConfig", "{\"max_connections\":\"200\"}");
        nodes.two.stop();
        nodes.two.start();
        awaitBody(
                nodes.two,
                "max_connections = 200 is a lower setting than on the primary server, where its value was 300");
        assertThat(nodes.two.guest().isRunning()).isTrue();

        nodes.cluster.store().put("PGConfig", "{}");
        nodes.two.stop();
        nodes.two.start();
        nodes.two.awaitRole("replica");
        awaitStreaming(nodes.one, nodes.two, nodes.three);
    }

    @Test
    void a_new_machine_on_an_old_volume_is_the_same_member_under_another_name() {
        String id = "SELECT string_agg(node_id::text, ',') FROM repmgr.nodes WHERE node_name = '%s'";
        String before = nodes.one.sql("repmgr").ask(id.formatted(nodes.two.machine()));
        nodes.two.stop();
        TestNode next = nodes.cluster.node(5, "ams").on(nodes.two);
        next.start();
        next.awaitRole("replica");
        awaitStreaming(nodes.one, next, nodes.three);
        await(
                "it has registered again",
                () -> Optional.of(nodes.one.sql("repmgr").ask(id.formatted(next.machine())))
                        .filter(before::equals));
        assertThat(nodes.one.sql("repmgr").ask("SELECT count(*) FROM repmgr.nodes"))
                .isEqualTo("3");

        next.stop();
        nodes.two.start();
        nodes.two.awaitRole("replica");
        awaitStreaming(nodes.one, nodes.two, nodes.three);
    }

    private static void awaitBody(TestNode node, String text) {
        await(
                "its check says " + text,
                () -> Optional.of(node.get("/flycheck/role").body()).filter(body -> body.contains(text)));
    }

    @Test
    void a_process_id_that_another_server_has_now_is_no_hindrance() throws IOException {
        nodes.two.stop();
        Files.copy(
                nodes.one.volume().resolve("postgresql/postmaster.pid"),
                nodes.two.volume().resolve("postgresql/postmaster.pid"));
        nodes.two.start();
        nodes.two.awaitRole("replica");
        assertThat(nodes.one.roleNow()).isEqualTo("primary");
    }

    @Test
    void a_copy_of_a_running_standby_s_volume_becomes_the_primary_of_a_cluster_of_its_own() throws Exception {
        String id = nodes.one
                .sql("repmgr")
                .ask("SELECT node_id FROM repmgr.nodes WHERE node_name = '" + nodes.two.machine() + "'");
        try (LocalCluster other = new LocalCluster().named("orders-fork")) {
            TestNode fork =
                    other.node(1, "ams").with("FLY_RESTORED_FROM", "vol_1").with("OPERATOR_PASSWORD", "forkPw1");
            nodes.two.guest().whileStill(() -> copy(nodes.two.volume(), fork.volume()));
            Files.createFile(fork.volume().resolve("zombie.lock"));
            fork.start();
            fork.awaitRole("primary");
            assertThat(fork.get("/flycheck/pg").status()).isEqualTo(200);
            fork.sql().as("postgres", "forkPw1").run("INSERT INTO t VALUES (-1)");
            assertThatThrownBy(() -> fork.sql().connect()).hasMessageContaining("password authentication failed");

            fork.stop();
            fork.start();
            fork.awaitRole("primary");
            assertThat(fork.sql("repmgr")
                            .as("repmgr", "replicationPw1")
                            .ask("SELECT string_agg(node_id || type, ',') FROM repmgr.nodes"))
                    .isEqualTo(id + "primary");
            assertThat(fork.sql().as("postgres", "forkPw1").ask("SELECT count(*) FROM t WHERE n = -1"))
                    .isEqualTo("1");
        }
        awaitRows(nodes.two, rows(nodes.one));
    }

    @Test
    void the_metrics_tell_primary_and_standby_apart() {
        assertThat(nodes.one.metrics())
                .containsPattern("\npg_stat_replication_pg_wal_lsn_diff\\{application_name=\"" + nodes.two.machine()
                        + "\".*,state=\"streaming\",slot_name=\"repmgr_slot_\\d+\".*} \\d+\n")
                .contains("pg_database_size_bytes{");
        assertThat(nodes.two.metrics())
                .contains("pg_up 1\n")
                .doesNotContain("pg_stat_replication", "pg_database_size_bytes");
    }

    @Test
    void a_standby_answers_for_itself_and_takes_no_writes() {
        assertThat(nodes.two.get("/commands/admin/role").body()).isEqualTo("{\"result\":\"replica\"}\n");
        assertThat(nodes.two.get("/flycheck/pg").body())
                .matches("\\[✓] connections: \\d+ used, 3 reserved, 300 max \\(.*\\)");
        assertThat(nodes.two.post("/commands/users/create", "{\"username\":\"app\",\"password\":\"pw\"}"))
                .isEqualTo(new Http.Answer(
                        500,
                        "{\"error\":\"ERROR: cannot execute CREATE ROLE in a read-only transaction"
                                + " (SQLSTATE 25006)\"}\n"));
    }

    @Test
    void nothing_is_promoted_while_the_primary_is_up() {
        ExecResult refused = promote(nodes.two);
        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(refused.stderr()).contains("this cluster already has an active primary server");
        assertThat(nodes.two.roleNow()).isEqualTo("replica");
    }

    @Test
    void how_every_member_is_can_be_asked_of_any_of_them() {
        awaitStreaming(nodes.one, nodes.two, nodes.three);
        ExecResult shown = nodes.two.guest().exec(SHOW);
        assertThat(shown.stderr()).isEmpty();
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.stdout().lines())
                .hasSize(5)
                .anyMatch(
                        line -> line.matches(
                                " ID +\\| Name +\\| Role +\\| Status +\\| Upstream +\\| Location \\| Priority \\| Timeline \\| Connection string"))
                .anyMatch(line -> line.matches(
                        " \\d+ +\\| %s \\| primary \\| \\* running \\| +\\| ams +\\| 100 +\\| 1 +\\| host=%s\\.vm\\..*"
                                .formatted(nodes.one.machine(), nodes.one.machine())))
                .anyMatch(line -> line.matches(
                        " \\d+ +\\| %s \\| standby \\|   running \\| %s \\| ams +\\| 100 +\\| 1 +\\| host=.*"
                                .formatted(nodes.three.machine(), nodes.one.machine())));
        assertThat(nodes.one
                        .guest()
                        .exec(List.of("repmgr", "cluster", "show", "--csv"))
                        .stdout())
                .matches("(\\d+,0,[01]\n){3}");
        assertThat(nodes.one
                        .guest()
                        .exec(List.of("repmgr", "cluster", "show", "--compact"))
                        .stdout())
                .contains("| Prio. | TLI\n")
                .doesNotContain("host=");
    }

    @Test
    void a_switchover_can_be_rehearsed_only_where_it_can_be_done() {
        List<String> rehearsal =
                List.of("su", "postgres", "-c", "repmgr standby switchover -f /data/repmgr.conf --dry-run");
        assertThat(nodes.two.guest().exec(rehearsal).exitCode()).isZero();
        assertThat(nodes.one.guest().exec(rehearsal).exitCode()).isNotZero();
    }

    @Test
    void a_primary_without_a_majority_is_fenced_until_it_has_one_again() {
        nodes.two.stop();
        nodes.three.stop();
        nodes.one.awaitRole("zombie");
        assertThat(nodes.one.get("/flycheck/pg").body()).contains("`zombie.lock` detected");
        assertThat(nodes.one.get("/commands/admin/role").body()).isEqualTo("{\"result\":\"primary\"}\n");
        ExecResult shown = nodes.one.guest().exec(SHOW);
        assertThat(shown.exitCode()).isEqualTo(25);
        assertThat(shown.stdout())
                .containsPattern(
                        nodes.two.machine() + " +\\| standby +\\| \\? unreachable \\| \\? " + nodes.one.machine());
        assertThat(shown.stderr())
                .startsWith("WARNING: following issues were detected\n  - ")
                .contains("unable to connect to node \"" + nodes.three.machine() + "\" (ID: ");
        await("port 5432 refuses", () -> Optional.of(1).filter(_ -> refuses(nodes.one)));

        nodes.two.start();
        nodes.one.awaitRole("primary");
        await("port 5432 leads to the primary", () -> Optional.of(1).filter(_ -> !refuses(nodes.one)));
        await(
                "writes are on",
                () -> Optional.of(
                                nodes.one.get("/commands/admin/readonly/state").body())
                        .filter(b -> b.contains("false")));
        nodes.three.start();
        nodes.three.awaitRole("replica");
    }

    @Test
    void a_whole_cluster_starts_in_any_order() {
        Stream.of(nodes.one, nodes.two, nodes.three).forEach(TestNode::stop);
        nodes.one.start();
        nodes.one.awaitRole("zombie");
        nodes.two.start();
        nodes.one.awaitRole("primary");
        nodes.two.awaitRole("replica");
        nodes.three.start();
        nodes.three.awaitRole("replica");
        awaitStreaming(nodes.one, nodes.two, nodes.three);
    }

    private static void copy(Path from, Path to) {
        try {
            Process copying = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                    .inheritIO()
                    .start();
            assertThat(copying.waitFor()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
