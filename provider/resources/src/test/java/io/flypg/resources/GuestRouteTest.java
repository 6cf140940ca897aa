package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.engine.problem.Failure;
import io.flypg.local.node.TcpRouter;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.talk.Answer;
import io.flypg.postgres.talk.Conversation;
import io.flypg.postgres.talk.Entry;
import io.flypg.resources.live.Access;
import io.flypg.resources.live.Way;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** With a token and no way into the private network, everything goes through the guests: psql, curl and the image's own commands. */
@Tag("slow")
class GuestRouteTest {
    @TempDir
    Path folder;

    @Test
    void a_token_alone_is_enough_for_the_whole_life_of_a_cluster() {
        requireEngine();
        try (Fixture near = Fixture.inContainers(folder);
                FarAway far = FarAway.from(near.local)) {
            Fixture fixture = near.through(far.url());
            Shop shop =
                    Shop.single().withReader("syd", 1).withDatabase("pgcrypto").withKnob("work_mem", "16384");

            fixture.reach(shop);
            assertThat(fixture.live.operator("orders-db").ways()).containsExactly(Way.EXEC);
            assertThat(near.plan(shop).isEmpty()).as("the same, seen from near").isTrue();
            assertThat(near.live.operator("orders-db").ways()).containsExactly(Way.DIRECT);

            fixture.reach(shop.withReader("syd", 0));
            assertThat(fixture.stepsDone()).contains("retire orders-db#2");
            fixture.leave();
        }
    }

    @Test
    void people_get_in_through_the_guest_of_the_primary_where_nothing_can_be_dialled() {
        requireEngine();
        try (Fixture near = Fixture.inContainers(folder)) {
            near.reach(Shop.single().withDatabase());
            try (FarAway far = FarAway.withoutFlycast(near.local);
                    TcpRouter proxy = proxy(near)) {
                Fixture run = near.through(far.url());
                Access access = new Access(run.live);

                assertThat(Access.answers(access.url("orders-db", "orders", false, false)))
                        .isFalse();
                assertThat(access.enter("orders-db", "orders", false))
                        .isInstanceOfSatisfying(Entry.ThroughGuest.class, GuestRouteTest::assertTalks);
                run.leave();

                Fixture proxied = near.through(far.url(), List.of(proxy.port()));
                assertThat(new Access(proxied.live).enter("orders-db", "orders", false))
                        .isInstanceOfSatisfying(
                                Entry.Dialled.class,
                                entry -> assertThat(new Sql(entry.url()).ask("SELECT current_database()"))
                                        .isEqualTo("orders"));
                proxied.reach(Shop.single().withDatabase().withKnob("work_mem", "16384"));
                assertThat(proxied.live.operator("orders-db").ways()).containsExactly(Way.PROXY, Way.EXEC);
                proxied.leave();
            }
        }
    }

    private static TcpRouter proxy(Fixture near) {
        var primary = new InetSocketAddress(near.hand().machine("orders-db", 1).privateIp(), NodeAddress.SQL_PORT);
        return TcpRouter.open("127.0.0.1", 0, () -> Optional.of(primary));
    }

    private static void assertTalks(Entry.ThroughGuest entry) {
        try (Conversation talk = entry.databases().apply("orders")) {
            talk.say("SET work_mem = '7MB'");

            assertThat(talk.say("SELECT current_database(), current_setting('work_mem') AS memory;"))
                    .containsExactly(new Answer.Shown("""
                             current_database | memory\s
                            ------------------+--------
                             orders           | 7MB
                            (1 row)

                            """, "", false));
            assertThat(Answer.isError(talk.say("BEGIN"))).isTrue();
        }
        assertThatThrownBy(() -> entry.databases().apply("nowhere"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("nowhere");
    }

    private static void requireEngine() {
        boolean there = DockerClientFactory.instance().isDockerAvailable();
        assertThat(there || !"1".equals(System.getenv("FLYPG_REQUIRE_DOCKER")))
                .as("a Docker engine answers")
                .isTrue();
        Assumptions.assumeTrue(there, "The way through the guests is not tested here: no Docker engine answers.");
    }
}
