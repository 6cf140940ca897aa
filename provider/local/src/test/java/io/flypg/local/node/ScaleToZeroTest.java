package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.node.LocalCluster.TestNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScaleToZeroTest {
    private static final Duration AN_HOUR = Duration.ofMinutes(61);

    private final LocalCluster cluster = new LocalCluster();

    @AfterEach
    void clear() throws Exception {
        cluster.close();
    }

    @Test
    void a_node_stays_while_somebody_is_connected_and_ends_well_when_nobody_is() throws SQLException {
        TestNode node = cluster.node(1, "ams").with("FLY_SCALE_TO_ZERO", "1h");
        node.start();
        node.awaitRole("primary");
        node.sql().run("CREATE TABLE t AS SELECT 1 AS n");
        try (Connection _ = node.sql().connect()) {
            cluster.clock().advance(AN_HOUR);
            awaitBeat(node);
            assertThat(node.guest().isRunning()).isTrue();
        }
        await("it has ended", () -> {
            cluster.clock().advance(AN_HOUR);
            return Optional.of(node).filter(ended -> !ended.guest().isRunning());
        });
        assertThat(node.guest().exitCode()).isZero();
        assertThat(node.guest().failure().orElseThrow()).contains("FLY_SCALE_TO_ZERO");

        node.kill();
        node.start();
        node.awaitRole("primary");
        assertThat(node.sql().ask("SELECT n FROM t")).isEqualTo("1");
    }

    @Test
    void a_variable_that_is_no_duration_is_passed_over() {
        TestNode node = cluster.node(1, "ams").with("FLY_SCALE_TO_ZERO", "soon");
        node.start();
        node.awaitRole("primary");
        cluster.clock().advance(Duration.ofDays(365));
        awaitBeat(node);
        assertThat(node.guest().isRunning()).isTrue();
    }

    /** The node has looked around once more, all of it after now. */
    private static void awaitBeat(TestNode node) {
        String asked = node.sql().ask("SELECT clock_timestamp()");
        for (int i = 0; i < 2; i++) {
            String before = asked;
            asked = await(
                    "a beat",
                    () -> Optional.of(node.sql().ask("""
                    SELECT coalesce(max(query_start), '-infinity') FROM pg_stat_activity
                    WHERE application_name = 'flypg-node' AND usename = 'repmgr' AND query_start > '%s'""".formatted(before)))
                            .filter(found -> !found.equals("-infinity")));
        }
    }
}
