package io.flypg.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Region;
import org.junit.jupiter.api.Test;

final class GuaranteeTest {
    private static final Region AMS = new Region("ams");

    @Test
    void less_than_three_nodes_are_not_high_availability() {
        assertThat(Guarantee.of(AMS, 1, 0)).startsWith("one node: ").endsWith("not highly available");
        assertThat(Guarantee.of(AMS, 2, 0)).startsWith("two nodes: ").endsWith("not highly available");
        assertThat(Guarantee.of(AMS, 3, 0)).doesNotContain("not highly available");
    }

    @Test
    void a_cluster_survives_the_loss_of_less_than_half_of_its_voters() {
        assertThat(Guarantee.of(AMS, 3, 0)).startsWith("survives one node,");
        assertThat(Guarantee.of(AMS, 4, 0)).startsWith("survives one node,");
        assertThat(Guarantee.of(AMS, 5, 0)).startsWith("survives 2 nodes,");
    }

    @Test
    void what_can_be_lost_is_said_too() {
        assertThat(Guarantee.of(AMS, 3, 0))
                .contains("up to a few seconds of acknowledged writes lost at a failover")
                .endsWith("not the loss of region ams");
    }

    @Test
    void readers_add_nothing_to_what_is_survived() {
        assertThat(Guarantee.of(AMS, 1, 2))
                .startsWith("one node: ")
                .endsWith("; readers never take over by themselves");
    }
}
