package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.NodeStep.NodeSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans the nodes that come, and that they take the place of those that cannot become what is declared where they are: with smaller volumes,
 * or in another region. The new ones catch up, one of them takes over, all others follow it, and only then the old ones go.
 */
final class ReplacePlan {
    private final List<Node> nodes;
    private final Layout layout;
    private final Draft draft;
    private final Rolling rolling;
    private final MemberPlan members;

    /**
     * Begins where all other changes are done.
     *
     * @param nodes those that stay so far, outdated ones among them
     */
    ReplacePlan(List<Node> nodes, Layout layout, Draft draft, Rolling rolling, MemberPlan members) {
        this.nodes = nodes;
        this.layout = layout;
        this.draft = draft;
        this.rolling = rolling;
        this.members = members;
    }

    void plan() {
        fields();
        Node primary = nodes.stream()
                .filter(node -> node.name().equals(rolling.primary()))
                .findFirst()
                .orElseThrow();
        SortedMap<NodeName, Layout.Group> made = members.add(group -> !isLeft(group, primary), primary.region());
        if (!outdated().isEmpty()) {
            // a new primary needs the votes of the others at once, and a copy goes only when what takes its place
            // follows
            rolling.settle(outdated());
        }
        move(made, primary.region());
        if (outdated().isEmpty()) {
            return;
        }
        if (!layout.isOutdated(primary)) {
            retire(outdated(), made);
            return;
        }
        NavigableSet<NodeName> current = current(made);
        NodeName successor = candidates(made).first();
        handOver(primary, successor);
        current.stream()
                .filter(node -> !node.equals(successor))
                .forEach(node -> draft.step(new NodeStep.AwaitRole(node, NodeRole.REPLICA)));
        // the old primary first: it is stopped already, and one node is down at a time
        List<NodeName> leaving = new ArrayList<>(List.of(primary.name()));
        outdated().stream().filter(node -> !node.equals(primary.name())).forEach(leaving::add);
        retire(leaving, made);
        members.add(group -> isLeft(group, primary), layout.primaryRegion());
    }

    /** Whether a group is in the region that the primary leaves: until it has left, a node there would have a vote. */
    private boolean isLeft(Layout.Group group, Node primary) {
        return layout.isElsewhere(primary)
                && !group.name().equals(Layout.PRIMARY)
                && group.region().equals(primary.region());
    }

    private void fields() {
        FieldsOnce once = new FieldsOnce(draft);
        for (Node node : nodes) {
            layout.group(node).filter(_ -> layout.isOutdated(node)).ifPresent(group -> fields(node, group, once));
        }
    }

    private void fields(Node node, Layout.Group group, FieldsOnce once) {
        if (layout.isElsewhere(node)) {
            once.field(
                    FieldDiff.of("region", node.region().code(), group.region().code(), Effect.NEW_NODES));
        }
        if (layout.shrinks(node)) {
            node.volume()
                    .ifPresent(volume -> once.field(FieldDiff.of(
                            group.path("volume.size"),
                            volume.size().toString(),
                            group.volume().size().toString(),
                            Effect.NEW_NODES)));
        }
    }

    private List<NodeName> outdated() {
        return nodes.stream().filter(layout::isOutdated).map(Node::name).toList();
    }

    /** Nodes that are as declared, new ones included. */
    private NavigableSet<NodeName> current(SortedMap<NodeName, Layout.Group> made) {
        return Stream.concat(
                        nodes.stream().filter(node -> !layout.isOutdated(node)).map(Node::name), made.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of them that may become the primary. */
    private NavigableSet<NodeName> candidates(SortedMap<NodeName, Layout.Group> made) {
        NavigableSet<NodeName> candidates = current(made);
        candidates.removeIf(name -> !group(name, made).equals(Optional.of(Layout.PRIMARY)));
        return candidates;
    }

    /** New nodes that are too many, because fewer are declared by now than when they were made. */
    private List<NodeName> surplus(NavigableSet<NodeName> candidates, NodeName primary) {
        int wanted = layout.group(Layout.PRIMARY).orElseThrow().count();
        return candidates.descendingSet().stream()
                .filter(node -> !node.equals(primary))
                .limit(Math.max(0, candidates.size() - wanted))
                .toList();
    }

    private Optional<String> group(NodeName name, SortedMap<NodeName, Layout.Group> made) {
        return node(name)
                .map(Node::group)
                .or(() -> Optional.ofNullable(made.get(name)).map(Layout.Group::name));
    }

    private Optional<Node> node(NodeName name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /** Every node that stays learns where the primary will be, before there is one; the votes are counted there from then on. */
    private void move(SortedMap<NodeName, Layout.Group> made, Region from) {
        Region to = layout.primaryRegion();
        Set<NodeName> there = nodes.stream()
                .filter(node -> !layout.isOutdated(node))
                .filter(node -> !node.setup().primaryRegion().equals(to))
                .map(Node::name)
                .collect(Collectors.toCollection(TreeSet::new));
        rolling.standbysFirst(there, (name, part) -> new NodeStep.UpdateMachine(name, setup(name, to), part));
        if (!from.equals(to)) {
            made.forEach((name, group) -> {
                draft.step(new NodeStep.UpdateMachine(name, members.setup(group, to), NodeStep.Part.STANDBY));
                draft.step(new NodeStep.AwaitRole(name, NodeRole.REPLICA));
            });
        }
    }

    private NodeSetup setup(NodeName name, Region primaryRegion) {
        Node node = node(name).orElseThrow();
        return layout.setup(layout.group(node).orElseThrow(), node, primaryRegion);
    }

    private void handOver(Node primary, NodeName successor) {
        boolean moves = layout.isElsewhere(primary);
        List<NodeName> heirs = nodes.stream()
                .filter(node -> moves && layout.isElsewhere(node) && !node.equals(primary))
                .map(Node::name)
                .toList();
        rolling.handOver(
                successor,
                heirs,
                moves ? List.of(new NodeStep.MoveVote(primary.name(), layout.primaryRegion())) : List.of());
    }

    private void retire(List<NodeName> outdated, SortedMap<NodeName, Layout.Group> made) {
        List<NodeName> leaving = new ArrayList<>(outdated);
        leaving.addAll(surplus(candidates(made), rolling.primary()));
        Retirement retirement = new Retirement(rolling.primary(), voters(made), draft);
        leaving.forEach(retirement::retire);
    }

    /** Everybody who may be the primary in the region where it is, old and new. */
    private Set<NodeName> voters(SortedMap<NodeName, Layout.Group> made) {
        Set<NodeName> voters = candidates(made);
        nodes.stream()
                .filter(node -> node.group().equals(Layout.PRIMARY) && !layout.isElsewhere(node))
                .map(Node::name)
                .forEach(voters::add);
        return voters;
    }
}
