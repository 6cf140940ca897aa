package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Plans new nodes in the place of those that cannot become what is declared where they are: with smaller volumes, or in another region. The
 * new ones catch up, one of them takes over, and only then the old ones go; until the switchover everything can be taken back, and after it
 * nothing has to be.
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
        SortedMap<NodeName, Layout.Group> made = members.add();
        move(made);
        if (members.staffing(Layout.PRIMARY).outdated().stream().anyMatch(node -> isPrimary(node.name()))) {
            rolling.handOver(current(Layout.PRIMARY, made).first());
        }
        retire(made);
    }

    private void fields() {
        FieldsOnce once = new FieldsOnce(draft);
        layout.groups().values().forEach(group -> outdated(group.name()).forEach(node -> fields(node, group, once)));
    }

    private void fields(Node node, Layout.Group group, FieldsOnce once) {
        if (layout.isElsewhere(node)) {
            once.field(
                    FieldDiff.of("region", node.region().code(), group.region().code(), Effect.NEW_NODES));
        }
        node.volume()
                .filter(volume -> !volume.size().equals(group.volume().size()))
                .ifPresent(volume -> once.field(FieldDiff.of(
                        group.path("volume.size"),
                        volume.size().toString(),
                        group.volume().size().toString(),
                        Effect.NEW_NODES)));
    }

    /** Outdated nodes that are there still at this point of the plan. */
    private List<Node> outdated(String group) {
        return members.staffing(group).outdated().stream()
                .filter(nodes::contains)
                .toList();
    }

    private boolean isPrimary(NodeName node) {
        return node.equals(rolling.primary());
    }

    /** Nodes of a group that are as declared, new ones included. */
    private NavigableSet<NodeName> current(String group, SortedMap<NodeName, Layout.Group> made) {
        NavigableSet<NodeName> current = members.staffing(group).current().stream()
                .filter(nodes::contains)
                .map(Node::name)
                .collect(Collectors.toCollection(TreeSet::new));
        made.forEach((name, of) -> {
            if (of.name().equals(group)) {
                current.add(name);
            }
        });
        return current;
    }

    /** Every node that stays learns where the primary will be, before there is one; the votes are counted there from then on. */
    private void move(SortedMap<NodeName, Layout.Group> made) {
        Region to = layout.primaryRegion();
        Set<NodeName> there = nodes.stream()
                .filter(node -> !layout.isOutdated(node))
                .filter(node -> !node.setup().primaryRegion().equals(to))
                .map(Node::name)
                .collect(Collectors.toCollection(TreeSet::new));
        rolling.standbysFirst(there, (name, part) -> new NodeStep.UpdateMachine(name, setup(name, to), part));
        if (!members.primaryRegion().equals(to)) {
            made.forEach((name, group) -> {
                draft.step(new NodeStep.UpdateMachine(name, members.setup(group, to), NodeStep.Part.STANDBY));
                draft.step(new NodeStep.AwaitRole(name, NodeRole.REPLICA));
            });
        }
    }

    private NodeStep.NodeSetup setup(NodeName name, Region primaryRegion) {
        Node node = nodes.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return layout.setup(layout.group(node.group()).orElseThrow(), node, primaryRegion);
    }

    /** The old primary first: it is stopped already, and one node is down at a time. */
    private void retire(SortedMap<NodeName, Layout.Group> made) {
        Retirement retirement = new Retirement(rolling.primary(), voters(made), draft);
        List<NodeName> leaving = new ArrayList<>();
        for (String group : layout.groups().keySet()) {
            outdated(group).stream().map(Node::name).forEach(leaving::add);
        }
        leaving.stream()
                .sorted((one, other) -> Boolean.compare(wasPrimary(other), wasPrimary(one)))
                .forEach(retirement::retire);
        NavigableSet<NodeName> current = current(Layout.PRIMARY, made);
        int surplus = leaving.isEmpty()
                ? 0
                : current.size() - members.staffing(Layout.PRIMARY).wanted();
        current.descendingSet().stream()
                .filter(node -> !isPrimary(node))
                .limit(Math.max(0, surplus))
                .forEach(retirement::retire);
    }

    private boolean wasPrimary(NodeName node) {
        return members.staffing(Layout.PRIMARY).primary().equals(node);
    }

    private Collection<NodeName> voters(SortedMap<NodeName, Layout.Group> made) {
        Set<NodeName> voters = current(Layout.PRIMARY, made);
        outdated(Layout.PRIMARY).stream()
                .filter(node -> !layout.isElsewhere(node))
                .map(Node::name)
                .forEach(voters::add);
        return voters;
    }
}
