package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Size;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Step;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster from nothing to what becomes of it, with real PostgreSQL in every machine. */
class ClusterLifeTest {
    @TempDir
    Path folder;

    @Test
    void a_node_becomes_a_cluster_and_the_cluster_changes_in_place() {
        try (Fixture fixture = Fixture.in(folder)) {
            fixture.reach(Shop.single());
            Shop full = Shop.full().withReader("syd", 1);
            fixture.reach(full);

            Shop changed = full.withKnob("max_connections", "400")
                    .withKnob("work_mem", "16384")
                    .withVolume(Size.ofGigabytes(3));
            Plan plan = fixture.plan(changed);

            assertThat(plan.change(Address.cluster("orders-db")).fields())
                    .extracting("path", "before", "after")
                    .contains(tuple("config.max_connections", "300", "400"), tuple("volume.size", "2 GB", "3 GB"));
            assertThat(plan.steps()).extracting(Step::kind).containsSubsequence("update-knobs", "restart", "promote");
            fixture.reach(changed);
        }
    }
}
