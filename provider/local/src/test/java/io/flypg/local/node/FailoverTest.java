package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;
import static io.flypg.local.node.ThreeNodes.awaitRows;
import static io.flypg.local.node.ThreeNodes.awaitStreaming;
import static io.flypg.local.node.ThreeNodes.promote;
import static io.flypg.local.node.ThreeNodes.slots;
import static io.flypg.local.node.ThreeNodes.through5432;
import static io.flypg.local.node.ThreeNodes.unregister;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.node.LocalCluster.TestNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class FailoverTest {
    private ThreeNodes nodes;

    @BeforeEach
    void boot() throws SQLException {
        nodes = new ThreeNodes();
    }

    @AfterEach
    void clear() throws IOException {
        nodes.close();
    }

    @Test
    void a_promoted_standby_takes_the_writes_and_the_old_primary_comes_back_as_a_replica() throws SQLException {
        nodes.one.stop();
        ExecResult promoted = promote(nodes.two);
        assertThat(promoted.exitCode()).as(promoted.stderr()).isZero();
        nodes.two.awaitRole("primary");
        awaitStreaming(nodes.two, nodes.three);
        through5432(nodes.three).run("INSERT INTO t SELECT generate_series(1, 10)");
        awaitRows(nodes.three, 1010);

        nodes.one.start();
        nodes.one.awaitRole("replica");
        awaitStreaming(nodes.two, nodes.one, nodes.three);
        awaitRows(nodes.one, 1010);
        assertThat(nodes.one.volume().resolve("zombie.lock")).doesNotExist();
        assertThat(nodes.one.get("/commands/admin/readonly/state").body())
                .as("the lock of the fence stays, and binds nobody")
                .contains("true");
        assertThat(nodes.two
                        .sql("repmgr")
                        .ask("SELECT string_agg(type, ',' ORDER BY node_name) FROM repmgr.nodes WHERE active"))
                .isEqualTo("standby,primary,standby");
    }

    @Test
    void a_primary_that_stays_away_is_replaced_by_a_standby_that_the_other_one_then_follows() throws SQLException {
        nodes.one.kill();
        TestNode chosen = awaitFailover(nodes.two, nodes.three);
        TestNode sibling = chosen == nodes.two ? nodes.three : nodes.two;
        awaitStreaming(chosen, sibling);
        through5432(sibling).run("INSERT INTO t VALUES (-1)");
        awaitRows(sibling, 1001);
        await(
                "the history tells it",
                () -> Optional.of(sibling.sql("repmgr").ask("SELECT string_agg(event, ' ') FROM repmgr.events"))
                        .filter(events -> events.contains("standby_promote")
                                && events.contains("repmgrd_failover_promote")
                                && events.contains("standby_follow")));

        nodes.one.start();
        nodes.one.awaitRole("replica");
        awaitStreaming(chosen, sibling, nodes.one);
        awaitRows(nodes.one, 1001);
    }

    @Test
    void what_is_dead_for_long_leaves_the_books_and_its_slot_goes_too() {
        String members = "SELECT string_agg(node_name, ',' ORDER BY node_name) FROM repmgr.nodes";
        String all = nodes.one.sql("repmgr").ask(members);
        nodes.one.sql().ask("SELECT pg_create_physical_replication_slot('repmgr_slot_0')");
        awaitWhileHoursPass("the idle slot is dropped", () -> slots(nodes.one).equals("2"));
        assertThat(nodes.one.sql("repmgr").ask(members)).isEqualTo(all);

        nodes.two.kill();
        awaitWhileHoursPass(
                "the dead voter is removed",
                () -> !nodes.one.sql("repmgr").ask(members).contains(nodes.two.machine()));
        awaitWhileHoursPass("its slot is dropped", () -> slots(nodes.one).equals("1"));
        assertThat(nodes.one.roleNow()).isEqualTo("primary");
        awaitStreaming(nodes.one, nodes.three);
    }

    private void awaitWhileHoursPass(String what, BooleanSupplier condition) {
        await(what, () -> {
            nodes.cluster.clock().advance(Duration.ofHours(1));
            return Optional.of(what).filter(_ -> condition.getAsBoolean());
        });
    }

    @Test
    void a_minority_of_the_members_promotes_nobody() {
        nodes.three.stop();
        nodes.one.kill();
        nodes.cluster.clock().advance(Duration.ofDays(1));
        nodes.three.start();
        assertThat(nodes.two.roleNow()).isEqualTo("replica");
        awaitFailover(nodes.two);
        nodes.three.awaitRole("replica");
        awaitStreaming(nodes.two, nodes.three);
    }

    /** The first of them that becomes primary while time flies. */
    private TestNode awaitFailover(TestNode... standbys) {
        return await("a standby is promoted", () -> {
            nodes.cluster.clock().advance(Duration.ofSeconds(5));
            return Stream.of(standbys)
                    .filter(node -> node.roleNow().equals("primary"))
                    .findFirst();
        });
    }

    @Test
    void rows_that_only_a_killed_primary_had_are_gone_when_it_is_back() throws SQLException {
        nodes.two.stop();
        nodes.three.stop();
        nodes.one.sql().run("INSERT INTO t SELECT generate_series(1, 77)");
        nodes.one.kill();
        nodes.two.start();
        nodes.three.start();
        assertThat(promote(nodes.two).exitCode()).isZero();
        nodes.two.sql().run("INSERT INTO t VALUES (-1)");
        nodes.one.start();
        nodes.one.awaitRole("replica");
        awaitRows(nodes.one, 1001);
    }

    @Test
    void a_standby_that_was_down_during_a_promotion_follows_the_new_primary() throws SQLException {
        nodes.three.stop();
        nodes.one.stop();
        assertThat(promote(nodes.two).exitCode()).isZero();
        nodes.two.sql().run("INSERT INTO t VALUES (-1)");
        nodes.three.start();
        nodes.three.awaitRole("replica");
        awaitStreaming(nodes.two, nodes.three);
        awaitRows(nodes.three, 1001);
    }

    @Test
    void unregistering_a_node_that_is_gone_lifts_the_fence_it_caused() {
        nodes.two.stop();
        assertThat(unregister(nodes.one, nodes.two))
                .isEqualTo(
                        "{\"success\":true,\"message\":\"Member has been succesfully unregistered\",\"data\":\"\"}\n");
        assertThat(slots(nodes.one)).isEqualTo("1");
        nodes.three.stop();
        nodes.one.awaitRole("zombie");
        unregister(nodes.one, nodes.three);
        assertThat(nodes.one.roleNow()).isEqualTo("primary");
        assertThat(slots(nodes.one)).isEqualTo("0");
        assertThat(unregister(nodes.one, nodes.three)).as("again").contains("\"success\":true");
    }

    @Test
    void sessions_through_5432_are_cut_when_the_primary_changes() throws SQLException {
        try (Connection connection = through5432(nodes.three).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            nodes.one.kill();
            assertThat(promote(nodes.two).exitCode()).isZero();
            await("the session is cut", () -> {
                try {
                    statement.execute("SELECT 1");
                    return Optional.empty();
                } catch (SQLException e) {
                    return Optional.of(e);
                }
            });
        }
        assertThat(through5432(nodes.three).ask("SELECT inet_server_addr()")).isEqualTo(nodes.two.address());
    }
}
