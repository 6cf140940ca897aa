package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;
import static io.flypg.local.node.ThreeNodes.awaitStreaming;
import static io.flypg.local.node.ThreeNodes.slots;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.node.LocalCluster.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WitnessTest {
    private static final String PRIMARY = "SELECT node_name FROM repmgr.nodes WHERE type = 'primary' AND active";

    private final LocalCluster cluster = new LocalCluster();

    @AfterEach
    void clear() throws Exception {
        cluster.close();
    }

    @Test
    void a_witness_holds_no_data_and_its_vote_makes_a_standby_the_primary() throws Exception {
        TestNode one = cluster.started(1, "primary");
        one.sql().run("CREATE DATABASE orders");
        TestNode two = cluster.started(2, "replica");
        TestNode witness = cluster.node(3, "ams").with("WITNESS", "1");
        witness.start();
        witness.awaitRole("witness");
        awaitStreaming(one, two);

        assertThat(witness.get("/commands/admin/role").body()).isEqualTo("{\"result\":\"unknown\"}\n");
        assertThat(witness.sql().ask("SELECT count(*) FROM pg_database WHERE datname = 'orders'"))
                .isEqualTo("0");
        assertThat(slots(one)).isEqualTo("1");
        assertThat(one.guest().exec(List.of("repmgr", "cluster", "show")).stdout())
                .containsPattern(
                        witness.machine() + " \\| witness \\| \\* running \\| " + one.machine() + " .*\\| n/a ");

        one.kill();
        await("the standby is promoted", () -> {
            cluster.clock().advance(Duration.ofSeconds(5));
            return Optional.of(two.roleNow()).filter("primary"::equals);
        });
        await(
                "the witness knows",
                () -> Optional.of(witness.sql("repmgr").ask(PRIMARY)).filter(two.machine()::equals));
        assertThat(witness.roleNow()).isEqualTo("witness");

        witness.stop();
        witness.start();
        witness.awaitRole("witness");
        one.start();
        one.awaitRole("replica");
    }
}
