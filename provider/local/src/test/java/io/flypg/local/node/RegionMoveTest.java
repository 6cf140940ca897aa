package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;
import static io.flypg.local.node.ThreeNodes.awaitStreaming;
import static io.flypg.local.node.ThreeNodes.promote;
import static io.flypg.local.node.ThreeNodes.unregister;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.node.LocalCluster.TestNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegionMoveTest {
    @Test
    void a_cluster_moves_with_its_primary_region_and_a_single_voter_there_leaves_the_old_primary_fenced()
            throws Exception {
        try (LocalCluster cluster = new LocalCluster()) {
            TestNode old = cluster.started(1, "primary");
            TestNode reader = cluster.node(2, "syd");
            reader.start();
            reader.awaitRole("replica");
            awaitStreaming(old, reader);

            reader.stop();
            assertThat(old.roleNow()).as("a reader elsewhere does not vote").isEqualTo("primary");
            old.stop();
            Stream.of(reader, old)
                    .forEach(node -> node.with("PRIMARY_REGION", "syd").start());
            old.awaitRole("primary");
            reader.awaitRole("replica");
            await(
                    "the members are weighed anew",
                    () -> Optional.of(
                                    old.sql("repmgr")
                                            .ask(
                                                    "SELECT string_agg(location || priority, ' ' ORDER BY location) FROM repmgr.nodes"))
                            .filter("ams0 syd100"::equals));

            old.stop();
            assertThat(promote(reader).exitCode()).isZero();
            reader.awaitRole("primary");
            old.start();
            old.awaitRole("zombie");
            assertThat(old.get("/flycheck/pg").body()).contains("`zombie.lock` detected");
            assertThat(reader.roleNow()).isEqualTo("primary");

            old.kill();
            assertThat(unregister(reader, old)).contains("\"success\":true");
            TestNode fresh = cluster.node(3, "syd").with("PRIMARY_REGION", "syd");
            fresh.start();
            fresh.awaitRole("replica");
            awaitStreaming(reader, fresh);
        }
    }
}
