package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.node.LocalCluster.TestNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A cluster of a primary with a thousand rows in table {@code t} and two standbys that stream from it. */
final class ThreeNodes implements AutoCloseable {
    private static final List<String> PROMOTE =
            List.of("gosu", "postgres", "repmgr", "standby", "promote", "--siblings-follow", "-f", "/data/repmgr.conf");

    final LocalCluster cluster = new LocalCluster();
    final TestNode one = cluster.started(1, "primary");
    final TestNode two = cluster.node(2, "ams");
    final TestNode three = cluster.node(3, "ams");

    ThreeNodes() throws SQLException {
        Stream.of(two, three).parallel().forEach(TestNode::start);
        two.awaitRole("replica");
        three.awaitRole("replica");
        awaitStreaming(one, two, three);
        one.sql().run("CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
        awaitTable(two);
        awaitTable(three);
        awaitRows(two, 1000);
        awaitRows(three, 1000);
    }

    @Override
    public void close() throws IOException {
        cluster.close();
    }

    static ExecResult promote(TestNode node) {
        return node.guest().exec(PROMOTE);
    }

    static boolean refuses(TestNode node) {
        try {
            through5432(node).run("SELECT 1");
            return false;
        } catch (SQLException e) {
            return true;
        }
    }

    static Sql through5432(TestNode node) {
        return new Sql(node.address(), 5432, "postgres");
    }

    static String unregister(TestNode primary, TestNode gone) {
        String id = Base64.getEncoder().encodeToString(gone.machine().getBytes(StandardCharsets.UTF_8));
        return primary.guest().exec(List.of("pg_unregister", id)).stdout();
    }

    static String slots(TestNode node) {
        return node.sql().ask("SELECT count(*) FROM pg_replication_slots WHERE slot_name LIKE 'repmgr_slot_%'");
    }

    static void awaitStreaming(TestNode primary, TestNode... standbys) {
        String expected = String.join(
                ",", Stream.of(standbys).map(TestNode::machine).sorted().toList());
        await(
                "streaming: " + expected,
                () -> Optional.of(primary.sql().ask("""
                        SELECT string_agg(application_name, ',' ORDER BY application_name)
                        FROM pg_stat_replication WHERE state = 'streaming'""")).filter(expected::equals));
    }

    static int rows(TestNode node) {
        return Integer.parseInt(node.sql().ask("SELECT count(*) FROM t"));
    }

    private static void awaitTable(TestNode node) {
        await(
                "the table",
                () -> Optional.of(node.sql().ask("SELECT to_regclass('t')")).filter("t"::equals));
    }

    static void awaitRows(TestNode node, int rows) {
        await(rows + " rows", () -> Optional.of(rows(node)).filter(n -> n == rows));
    }
}
