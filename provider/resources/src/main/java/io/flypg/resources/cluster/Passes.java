package io.flypg.resources.cluster;

import io.flypg.engine.knob.KnobValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sorts settings that differ into passes: what a standby must have at least as much of as its primary is raised before anything is
 * lowered, and a library is loaded before the settings it brings.
 */
final class Passes {
    private final List<Node> nodes;
    private final List<Pass> all = new ArrayList<>();

    /** Settings that go together. */
    record Pass(List<KnobValue> values, boolean isLowering) {}

    Passes(List<Node> nodes, List<KnobValue> values) {
        this.nodes = nodes;
        List<KnobValue> first = new ArrayList<>();
        List<KnobValue> lowering = new ArrayList<>();
        List<KnobValue> brought = new ArrayList<>();
        for (KnobValue value : values) {
            if (isUnknownToNodes(value)) {
                brought.add(value);
            } else if (isLowered(value)) {
                lowering.add(value);
            } else {
                first.add(value);
            }
        }
        add(first, false);
        add(lowering, true);
        add(brought, false);
    }

    List<Pass> all() {
        return all;
    }

    private void add(List<KnobValue> values, boolean lowering) {
        if (!values.isEmpty()) {
            all.add(new Pass(List.copyOf(values), lowering));
        }
    }

    /** Whether a library brings it that not every node has loaded yet. */
    boolean isUnknownToNodes(KnobValue value) {
        return value.knob().broughtBy().isPresent()
                && nodes.stream().anyMatch(node -> live(node, value).isEmpty());
    }

    private boolean isLowered(KnobValue value) {
        return value.knob().followsPrimary()
                && nodes.stream()
                        .flatMap(node -> live(node, value).stream())
                        .anyMatch(setting -> value.number() < Long.parseLong(setting));
    }

    private static Optional<String> live(Node node, KnobValue value) {
        return node.inside().map(inside -> inside.live().get(value.knob().name()));
    }
}
