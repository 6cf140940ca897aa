package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.problem.Failure;
import io.flypg.local.node.TcpRouter;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.talk.Entry;
import io.flypg.resources.live.Access;
import io.flypg.resources.live.Way;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Outside of the private network, where ports of this computer lead to nodes as {@code fly proxy} does it. */
@TestInstance(Lifecycle.PER_CLASS)
class ProxyRouteTest {
    private static final String CLUSTER = "orders-db";

    private Fixture near;
    private FarAway outside;
    private TcpRouter toPrimary;
    private TcpRouter toReader;

    @BeforeAll
    void start(@TempDir Path folder) {
        near = Fixture.in(folder);
        near.reach(Shop.single().withReader("syd", 1));
        outside = FarAway.from(near.local);
        toPrimary = proxy(1);
        toReader = proxy(2);
    }

    @AfterAll
    void stop() {
        toPrimary.close();
        toReader.close();
        outside.close();
        near.close();
    }

    private TcpRouter proxy(int ordinal) {
        var node = new InetSocketAddress(near.hand().machine(CLUSTER, ordinal).privateIp(), NodeAddress.SQL_PORT);
        return TcpRouter.open("127.0.0.1", 0, () -> Optional.of(node));
    }

    private Fixture run(TcpRouter... proxies) {
        return near.through(
                outside.url(), List.of(proxies).stream().map(TcpRouter::port).toList());
    }

    @Test
    void each_node_is_asked_through_the_port_that_leads_to_it() {
        Fixture run = run(toReader, toPrimary);

        assertThat(isStandby(run, 1)).isFalse();
        assertThat(isStandby(run, 2)).isTrue();
        assertThat(run.live.operator(CLUSTER).ways()).containsExactly(Way.PROXY);
        run.leave();
    }

    @Test
    void a_port_that_leads_to_another_node_is_not_taken_for_the_way() {
        Fixture run = run(toPrimary);
        String primary = near.hand().machine(CLUSTER, 1).id();
        String reader = near.hand().machine(CLUSTER, 2).id();

        assertThatThrownBy(() -> isStandby(run, 2))
                .isInstanceOfSatisfying(
                        PostgresException.class,
                        e -> assertThat(e.kind()).isEqualTo(PostgresException.Kind.UNREACHABLE))
                .hasMessageContaining("no proxy on this computer leads to machine " + reader)
                .hasMessageContaining("port " + toPrimary.port() + " leads to machine " + primary)
                .hasMessageContaining("the way by direct ends with");
        run.leave();
    }

    @Test
    void people_get_in_through_the_port_that_leads_to_a_node_that_does_what_they_want() {
        Fixture run = run(toReader, toPrimary);
        Access access = new Access(run.live);

        ConnectionUrl writing = access.url(CLUSTER, "postgres", false, true);
        ConnectionUrl reading = access.url(CLUSTER, "postgres", true, true);

        assertThat(writing.port()).isEqualTo(toPrimary.port());
        assertThat(new Sql(writing).ask("SELECT pg_is_in_recovery()")).isEqualTo("f");
        assertThat(reading.port()).isEqualTo(toReader.port());
        assertThat(access.url(CLUSTER, "postgres", false, false).reveal()).contains("postgres:@127.0.0.1:");
        assertThat(access.enter(CLUSTER, "postgres", false)).isEqualTo(new Entry.Dialled(writing));
        run.leave();
    }

    @Test
    void where_no_port_leads_to_a_primary_its_own_address_is_told() {
        Fixture run = run(toReader);

        ConnectionUrl url = new Access(run.live).url(CLUSTER, "postgres", false, false);

        assertThat(url.port()).isEqualTo(5432);
        run.leave();
    }

    @Test
    void what_names_no_port_is_told_before_anything_is_done() {
        assertThatThrownBy(() -> near.another("FLYPG_PROXY", "15432,orders-db"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.BAD_INPUT))
                .hasMessageContaining("FLYPG_PROXY")
                .hasMessageContaining("'orders-db' is not a port");
    }

    private static boolean isStandby(Fixture run, int ordinal) {
        return run.live
                .postgres(run.live.require(new NodeName(CLUSTER, ordinal)))
                .state()
                .inRecovery();
    }
}
