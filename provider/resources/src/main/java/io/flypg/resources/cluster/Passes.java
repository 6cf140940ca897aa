package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.KnobValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Sorts settings that differ into passes: what a standby must have at least as much of as its primary is raised before anything is
 * lowered, and a library is loaded before the settings it brings. What an earlier run began to raise or lower goes in passes that are
 * marked as begun.
 */
final class Passes {
    private final List<Node> nodes;
    private final NodeName primary;
    private final List<Pass> all = new ArrayList<>();

    /**
     * Settings that go together.
     *
     * @param isBegun whether nodes run with different values by now, or will when one of them restarts
     */
    record Pass(List<KnobValue> values, boolean isLowering, boolean isBegun) {
        /** The same with something else in the place of each value. */
        Pass with(UnaryOperator<KnobValue> change) {
            return new Pass(values.stream().map(change).toList(), isLowering, isBegun);
        }
    }

    Passes(List<Node> nodes, NodeName primary, List<KnobValue> values) {
        this.nodes = nodes;
        this.primary = primary;
        List<KnobValue> begun = new ArrayList<>();
        List<KnobValue> first = new ArrayList<>();
        List<KnobValue> lowering = new ArrayList<>();
        List<KnobValue> brought = new ArrayList<>();
        for (KnobValue value : values) {
            if (isUnknown(value, nodes)) {
                brought.add(value);
            } else if (isLowered(value)) {
                lowering.add(value);
            } else if (isBegun(value)) {
                begun.add(value);
            } else {
                first.add(value);
            }
        }
        add(begun, false);
        add(first, false);
        add(lowering, true);
        add(brought, false);
    }

    List<Pass> all() {
        return all;
    }

    private void add(List<KnobValue> values, boolean lowering) {
        if (!values.isEmpty()) {
            all.add(new Pass(List.copyOf(values), lowering, values.stream().anyMatch(this::isBegun)));
        }
    }

    /** Whether a library brings it that not every node has loaded yet. */
    static boolean isUnknown(KnobValue value, List<Node> nodes) {
        return value.knob().broughtBy().isPresent()
                && nodes.stream()
                        .anyMatch(node -> node.inside()
                                .map(inside -> inside.live().get(value.knob().name()))
                                .isEmpty());
    }

    /** A standby that has more than its primary may go down to that at once. */
    private boolean isLowered(KnobValue value) {
        return value.knob().followsPrimary()
                && ofPrimary(value).filter(now -> value.number() < now).isPresent();
    }

    private boolean isBegun(KnobValue value) {
        return value.knob().followsPrimary()
                && ofPrimary(value)
                        .filter(now -> nodes.stream().anyMatch(node -> isUnlike(now, node, value.knob())))
                        .isPresent();
    }

    private static boolean isUnlike(long now, Node node, Knob knob) {
        return Stream.concat(stored(node, knob).stream(), live(node, knob).stream())
                .anyMatch(number -> number != now);
    }

    private Optional<Long> ofPrimary(KnobValue value) {
        return nodes.stream()
                .filter(node -> node.name().equals(primary))
                .findFirst()
                .flatMap(node -> live(node, value.knob()));
    }

    private static Optional<Long> stored(Node node, Knob knob) {
        return node.inside()
                .map(inside -> inside.store().get(knob.name()))
                .map(stored -> KnobValue.ofFile(knob, stored).number());
    }

    private static Optional<Long> live(Node node, Knob knob) {
        return node.inside()
                .map(inside -> inside.live().get(knob.name()))
                .map(setting -> KnobValue.ofLive(knob, setting).number());
    }
}
