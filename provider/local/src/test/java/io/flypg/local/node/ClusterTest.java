package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.node.LocalCluster.TestNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterTest {
    private static final List<String> PROMOTE =
            List.of("gosu", "postgres", "repmgr", "standby", "promote", "--siblings-follow", "-f", "/data/repmgr.conf");

    private final LocalCluster cluster = new LocalCluster();
    private TestNode one;
    private TestNode two;
    private TestNode three;

    @BeforeEach
    void boot() throws SQLException {
        one = cluster.started(1, "primary");
        two = cluster.node(2, "ams");
        three = cluster.node(3, "ams");
        Stream.of(two, three).parallel().forEach(TestNode::start);
        two.awaitRole("replica");
        three.awaitRole("replica");
        awaitStreaming(one, two, three);
        one.sql().run("CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
    }

    @AfterEach
    void clear() throws Exception {
        cluster.close();
    }

    @Test
    void a_reader_elsewhere_streams_but_may_not_be_promoted() {
        TestNode reader = cluster.node(4, "syd");
        reader.start();
        reader.awaitRole("replica");
        awaitStreaming(one, two, three, reader);
        assertThat(one.sql("repmgr")
                        .ask("SELECT priority || location FROM repmgr.nodes WHERE node_name = '" + reader.machine()
                                + "'"))
                .isEqualTo("0syd");
        assertThat(new Sql(reader.address(), 5432, "postgres").ask("SELECT pg_is_in_recovery()"))
                .isEqualTo("f");
        awaitRows(reader, 1000);
    }

    @Test
    void a_restarted_standby_streams_again_and_has_what_it_missed() throws SQLException {
        two.stop();
        one.sql().run("INSERT INTO t SELECT generate_series(1, 500)");
        two.start();
        two.awaitRole("replica");
        awaitRows(two, 1500);
        assertThat(slots(one)).isEqualTo("2");
    }

    @Test
    void a_promoted_standby_takes_the_writes_and_the_old_primary_comes_back_as_a_replica() throws SQLException {
        one.stop();
        ExecResult promoted = two.guest().exec(PROMOTE);
        assertThat(promoted.exitCode()).as(promoted.stderr()).isZero();
        two.awaitRole("primary");
        awaitStreaming(two, three);
        new Sql(three.address(), 5432, "postgres").run("INSERT INTO t SELECT generate_series(1, 10)");
        awaitRows(three, 1010);

        one.start();
        one.awaitRole("replica");
        awaitStreaming(two, one, three);
        awaitRows(one, 1010);
        assertThat(one.volume().resolve("zombie.lock")).doesNotExist();
        assertThat(types(two)).isEqualTo("standby,primary,standby");
    }

    @Test
    void rows_that_only_a_killed_primary_had_are_gone_when_it_is_back() throws SQLException {
        two.stop();
        three.stop();
        one.kill();
        two.start();
        three.start();
        assertThat(two.guest().exec(PROMOTE).exitCode()).isZero();
        two.sql().run("INSERT INTO t VALUES (-1)");
        one.start();
        one.awaitRole("replica");
        awaitRows(one, 1001);
    }

    @Test
    void a_standby_that_was_down_during_a_promotion_follows_the_new_primary() throws SQLException {
        three.stop();
        one.stop();
        assertThat(two.guest().exec(PROMOTE).exitCode()).isZero();
        two.sql().run("INSERT INTO t VALUES (-1)");
        three.start();
        three.awaitRole("replica");
        awaitStreaming(two, three);
        awaitRows(three, 1001);
    }

    @Test
    void nothing_is_promoted_while_the_primary_is_up() {
        ExecResult refused = two.guest().exec(PROMOTE);
        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(refused.stderr()).contains("this cluster already has an active primary server");
        assertThat(two.roleNow()).isEqualTo("replica");
    }

    @Test
    void a_switchover_can_be_rehearsed_only_where_it_can_be_done() {
        List<String> rehearsal =
                List.of("su", "postgres", "-c", "repmgr standby switchover -f /data/repmgr.conf --dry-run");
        assertThat(two.guest().exec(rehearsal).exitCode()).isZero();
        assertThat(one.guest().exec(rehearsal).exitCode()).isNotZero();
    }

    @Test
    void a_primary_without_a_majority_is_fenced_until_it_has_one_again() {
        two.stop();
        three.stop();
        one.awaitRole("zombie");
        assertThat(one.get("/flycheck/pg").body()).contains("`zombie.lock` detected");
        await("port 5432 refuses", () -> refused(one));

        two.start();
        one.awaitRole("primary");
        await(
                "port 5432 leads to the primary",
                () -> Optional.of(1).filter(_ -> refused(one).isEmpty()));
        await(
                "writes are on",
                () -> Optional.of(one.get("/commands/admin/readonly/state").body())
                        .filter(b -> b.contains("false")));
    }

    @Test
    void unregistering_a_node_that_is_gone_lifts_the_fence_it_caused() {
        two.stop();
        assertThat(unregister(one, two))
                .isEqualTo(
                        "{\"success\":true,\"message\":\"Member has been succesfully unregistered\",\"data\":\"\"}\n");
        assertThat(slots(one)).isEqualTo("1");
        three.stop();
        one.awaitRole("zombie");
        unregister(one, three);
        assertThat(one.roleNow()).isEqualTo("primary");
        assertThat(slots(one)).isEqualTo("0");
        assertThat(unregister(one, three)).as("again").contains("\"success\":true");
    }

    @Test
    void sessions_through_5432_are_cut_when_the_primary_changes() throws SQLException {
        try (Connection connection = new Sql(three.address(), 5432, "postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            one.kill();
            assertThat(two.guest().exec(PROMOTE).exitCode()).isZero();
            await("the session is cut", () -> {
                try {
                    statement.execute("SELECT 1");
                    return Optional.empty();
                } catch (SQLException e) {
                    return Optional.of(e);
                }
            });
        }
        assertThat(new Sql(three.address(), 5432, "postgres").ask("SELECT inet_server_addr()"))
                .isEqualTo(two.address());
    }

    @Test
    void a_whole_cluster_starts_in_any_order() {
        Stream.of(one, two, three).forEach(TestNode::stop);
        one.start();
        one.awaitRole("zombie");
        two.start();
        one.awaitRole("primary");
        two.awaitRole("replica");
        three.start();
        three.awaitRole("replica");
        awaitStreaming(one, two, three);
    }

    private static Optional<String> refused(TestNode node) {
        try {
            new Sql(node.address(), 5432, "postgres").run("SELECT 1");
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of("refused");
        }
    }

    private static String unregister(TestNode primary, TestNode gone) {
        String id =
                Base64.getEncoder().encodeToString(gone.machine().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return primary.guest().exec(List.of("pg_unregister", id)).stdout();
    }

    private static String slots(TestNode node) {
        return node.sql().ask("SELECT count(*) FROM pg_replication_slots WHERE slot_name LIKE 'repmgr_slot_%'");
    }

    private static String types(TestNode node) {
        return node.sql("repmgr").ask("SELECT string_agg(type, ',' ORDER BY node_name) FROM repmgr.nodes WHERE active");
    }

    private static void awaitStreaming(TestNode primary, TestNode... standbys) {
        String expected = String.join(
                ",", Stream.of(standbys).map(TestNode::machine).sorted().toList());
        await(
                "streaming: " + expected,
                () -> Optional.of(
                                primary.sql()
                                        .ask(
                                                "SELECT string_agg(application_name, ',' ORDER BY application_name) FROM pg_stat_replication WHERE state = 'streaming'"))
                        .filter(expected::equals));
    }

    private static void awaitRows(TestNode node, int rows) {
        await(
                rows + " rows",
                () -> Optional.of(node.sql().ask("SELECT count(*) FROM t")).filter(Integer.toString(rows)::equals));
    }
}
