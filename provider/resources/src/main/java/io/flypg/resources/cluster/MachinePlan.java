package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.NodeStep.NodeSetup;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Plans what changes on machines: their size, their image, how far the platform extends their volumes. */
final class MachinePlan {
    private final List<Node> nodes;
    private final Rolling rolling;
    private final SortedMap<NodeName, NodeSetup> wanted = new TreeMap<>();

    MachinePlan(List<Node> nodes, Layout layout, Draft draft, Rolling rolling) {
        this.nodes = nodes;
        this.rolling = rolling;
        nodes.forEach(node -> wanted(node, layout).ifPresent(setup -> wanted.put(node.name(), setup)));
        FieldsOnce once = new FieldsOnce(draft);
        for (Layout.Group group : layout.groups().values()) {
            nodes.stream()
                    .filter(node -> node.group().equals(group.name()))
                    .forEach(node -> declared(node, layout).ifPresent(setup -> fields(group, node, setup, once)));
        }
    }

    /** What a node is declared to be made from, when that is not what it has. */
    private static Optional<NodeSetup> declared(Node node, Layout layout) {
        return layout.group(node)
                .map(group -> layout.setup(group, node, node.setup().primaryRegion()))
                .filter(setup -> !setup.equals(node.setup()));
    }

    /**
     * What it gets. One that others will take the place of gets nothing but more memory, which settings may need that come before these.
     */
    private static Optional<NodeSetup> wanted(Node node, Layout layout) {
        Optional<NodeSetup> declared = declared(node, layout);
        return layout.isOutdated(node)
                ? declared.filter(setup -> isLarger(setup, node))
                        .map(setup -> node.setup().with(setup.machine()))
                : declared;
    }

    /** Gives a node that is down what is declared, if that is something else; it needs nobody's leave, for it cuts no session. */
    static Optional<NodeStep> mend(Node node, Layout layout, Draft draft) {
        return wanted(node, layout).map(setup -> {
            FieldsOnce once = new FieldsOnce(draft);
            layout.group(node).ifPresent(group -> fields(group, node, setup, once));
            return new NodeStep.UpdateMachine(node.name(), setup, NodeStep.Part.STANDBY);
        });
    }

    /** The same, but for less memory: that takes settings that fit, and without a primary they cannot be changed. */
    static Optional<NodeStep> enlarge(Node node, Layout layout, Draft draft) {
        return wanted(node, layout).filter(setup -> isSmaller(setup, node)).isPresent()
                ? Optional.empty()
                : mend(node, layout, draft);
    }

    /** Whether a node is to get more memory. */
    static boolean isGrowing(Node node, Layout layout) {
        return wanted(node, layout).filter(setup -> isLarger(setup, node)).isPresent();
    }

    private static void fields(Layout.Group group, Node node, NodeSetup setup, FieldsOnce once) {
        size(group, node, setup.machine(), once);
        image(node, setup, once);
        extend(group, node, setup, once);
    }

    private static void size(Layout.Group group, Node node, MachineSpec after, FieldsOnce once) {
        MachineSpec before = node.setup().machine();
        size(group.path("machine.cpus"), before.cpus(), after.cpus(), node, once);
        size(group.path("machine.memory"), before.memory(), after.memory(), node, once);
        size(group.path("machine.kind"), before.kind().word(), after.kind().word(), node, once);
    }

    private static void size(String path, Object before, Object after, Node node, FieldsOnce once) {
        if (!before.equals(after)) {
            FieldDiff field = FieldDiff.of(path, before.toString(), after.toString(), Effect.RESTART);
            boolean drift = node.intended()
                    .filter(intended -> !intended.equals(node.setup().machine()))
                    .isPresent();
            once.field(drift ? field.asDrift("machine " + node.machine(), node.last("update")) : field);
        }
    }

    private static void image(Node node, NodeSetup setup, FieldsOnce once) {
        if (!setup.image().equals(node.setup().image())) {
            once.field(FieldDiff.of("postgres", node.setup().image(), setup.image(), Effect.RESTART));
        }
    }

    private static void extend(Layout.Group group, Node node, NodeSetup setup, FieldsOnce once) {
        if (!setup.extend().equals(node.setup().extend())) {
            once.field(FieldDiff.of(
                    group.path("volume.extend"),
                    node.setup().extend().map(Object::toString).orElse(null),
                    setup.extend().map(Object::toString).orElse(null),
                    Effect.RESTART));
        }
    }

    /** All changes but those that take memory away: settings come after these. */
    void grow() {
        rolling.standbysFirst(which(false), this::update);
    }

    /** What takes memory away: by then settings fit into what is left. */
    void shrink() {
        rolling.standbysFirst(which(true), this::update);
    }

    private Set<NodeName> which(boolean shrinking) {
        return nodes.stream()
                .filter(node -> Optional.ofNullable(wanted.get(node.name()))
                        .filter(setup -> isSmaller(setup, node) == shrinking)
                        .isPresent())
                .map(Node::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isLarger(NodeSetup setup, Node node) {
        return setup.machine().memory().compareTo(node.setup().machine().memory()) > 0;
    }

    private static boolean isSmaller(NodeSetup setup, Node node) {
        return setup.machine().memory().compareTo(node.setup().machine().memory()) < 0;
    }

    private NodeStep update(NodeName name, NodeStep.Part part) {
        NodeSetup setup = wanted.get(name);
        if (setup == null) {
            throw new IllegalArgumentException(name + " does not change");
        }
        return new NodeStep.UpdateMachine(name, setup, part);
    }
}
