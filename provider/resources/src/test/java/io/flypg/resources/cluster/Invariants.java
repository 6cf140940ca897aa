package io.flypg.resources.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Size;
import io.flypg.engine.plan.NodeRole;
import java.util.List;

/** What holds for the nodes of a cluster at any moment of any plan. */
record Invariants(List<NodeModel> nodes) {
    void hold(String when) {
        List<NodeModel> running = nodes.stream().filter(NodeModel::runs).toList();
        List<NodeModel> primaries =
                running.stream().filter(node -> node.role == NodeRole.PRIMARY).toList();
        assertThat(primaries).as("primaries " + when).hasSizeLessThanOrEqualTo(1);
        primaries.forEach(primary ->
                running.stream().filter(node -> !node.paused).forEach(node -> hasNoLess(node, primary, when)));
        running.forEach(node -> assertThat(Size.ofKilobytes(8 * node.number("shared_buffers")))
                .as("shared_buffers of " + node.name + " " + when)
                .isLessThan(node.setup.machine().memory()));
        assertThat(nodes)
                .as("one node down at a time, " + when)
                .filteredOn(node -> node.power == Node.Power.STOPPED)
                .hasSizeLessThanOrEqualTo(1);
    }

    private static void hasNoLess(NodeModel node, NodeModel primary, String when) {
        NodeModel.followers()
                .forEach(knob -> assertThat(node.number(knob))
                        .as(knob + " of " + node.name + " " + when)
                        .isGreaterThanOrEqualTo(primary.number(knob)));
    }
}
