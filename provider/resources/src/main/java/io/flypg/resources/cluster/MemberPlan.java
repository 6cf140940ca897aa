package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.NodeStep.NodeSetup;
import io.flypg.engine.plan.PlatformStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Plans how many nodes there are: those that go, one at a time, and those that come. */
final class MemberPlan {
    private final Cluster cluster;
    private final Layout layout;
    private final Draft draft;
    private final NodeName primary;
    private final boolean protect;

    /** @param protect the mark that new nodes bear: as declared, since that of the others is set by the same plan */
    MemberPlan(Cluster cluster, Layout layout, Draft draft, NodeName primary, boolean protect) {
        this.cluster = cluster;
        this.layout = layout;
        this.draft = draft;
        this.primary = primary;
        this.protect = protect;
    }

    /** The nodes that go. First of all, so that nothing is changed on them any more. */
    List<NodeName> remove() {
        List<NodeName> leaving = new ArrayList<>();
        for (String group : groups()) {
            Staffing staffing = staffing(group);
            if (staffing.isComplete()) {
                staffing.outdated().stream().map(Node::name).forEach(leaving::add);
                leaving.addAll(shrink(group, staffing));
            }
        }
        Retirement retirement = new Retirement(primary, Rolling.voters(cluster.nodes(), primary), draft);
        leaving.forEach(retirement::retire);
        return leaving;
    }

    /** Who is in a group, and how many are to be. */
    Staffing staffing(String group) {
        List<Node> nodes = cluster.group(group);
        List<Node> outdated = nodes.stream().filter(layout::isOutdated).toList();
        return new Staffing(
                layout.group(group).map(Layout.Group::count).orElse(0),
                nodes.stream().filter(node -> !outdated.contains(node)).toList(),
                outdated,
                outdated.stream().anyMatch(layout::isElsewhere),
                primary);
    }

    /** Of the nodes that are down those that go, so that nobody brings them back before. */
    List<Node> removeFirst(List<Node> down) {
        List<Node> leaving = new ArrayList<>();
        for (String group : groups()) {
            int surplus = cluster.group(group).size()
                    - layout.group(group).map(Layout.Group::count).orElse(0);
            down.stream()
                    .filter(node -> node.group().equals(group) && !node.name().equals(primary))
                    .sorted(Comparator.comparing(node -> !layout.isOutdated(node)))
                    .limit(Math.max(0, surplus))
                    .forEach(leaving::add);
        }
        leaving.forEach(node -> {
            draft.field(
                    FieldDiff.of("node " + node.name().ordinal(), node.power().word(), null, Effect.ONLINE));
            draft.step(new NodeStep.RetireNode(node.name(), false));
        });
        return leaving;
    }

    /**
     * The nodes that come, all made before any is waited for. Last of all, so that they are made as all others are by then.
     *
     * @return what was planned for each
     */
    SortedMap<NodeName, Layout.Group> add() {
        List<Layout.Group> needed = new ArrayList<>();
        for (Layout.Group group : layout.groups().values()) {
            Staffing staffing = staffing(group.name());
            grown(group, staffing);
            needed.addAll(Collections.nCopies(staffing.missing(), group));
        }
        SortedMap<NodeName, Layout.Group> made = new TreeMap<>();
        List<NodeName> names = layout.freeNames(cluster.nodes(), needed.size());
        for (int i = 0; i < needed.size(); i++) {
            make(names.get(i), needed.get(i));
            made.put(names.get(i), needed.get(i));
        }
        names.forEach(name -> draft.step(new NodeStep.AwaitRole(name, NodeRole.REPLICA)));
        return made;
    }

    private void grown(Layout.Group group, Staffing staffing) {
        int have = staffing.size();
        if (have < group.count()) {
            draft.field(FieldDiff.of(
                    Layout.field(group.name(), group.region()),
                    have == 0 ? null : Layout.shown(group.name(), have),
                    Layout.shown(group.name(), group.count()),
                    Effect.ONLINE));
        }
    }

    private void make(NodeName name, Layout.Group group) {
        NodeSetup setup = setup(group, primaryRegion());
        draft.step(new PlatformStep.CreateVolume(name, group.volume(), setup));
        draft.step(new NodeStep.CreateMachine(name, group.name(), setup, true, protect));
    }

    /** What a new node is made from, given the region that the cluster has its primary in then. */
    NodeSetup setup(Layout.Group group, Region primaryRegion) {
        return layout.setup(group, image(), primaryRegion);
    }

    /** A new node looks for its primary in that region only, so it cannot begin with the one that the cluster is on its way to. */
    Region primaryRegion() {
        return cluster.node(primary).orElseThrow().setup().primaryRegion();
    }

    /** What the primary runs, or what it will run once it is updated by this plan: a new node is not to differ from it. */
    private String image() {
        return cluster.primary()
                .filter(layout::accepts)
                .map(node -> node.setup().image())
                .orElse(layout.image());
    }

    private List<NodeName> shrink(String name, Staffing staffing) {
        List<NodeName> surplus = staffing.surplus();
        if (!surplus.isEmpty()) {
            String field = Layout.field(name, staffing.current().getFirst().region());
            String after = layout.group(name).isPresent() ? Layout.shown(name, staffing.wanted()) : null;
            draft.field(
                    FieldDiff.of(field, Layout.shown(name, staffing.current().size()), after, Effect.ONLINE));
        }
        return surplus;
    }

    private List<String> groups() {
        return List.copyOf(new TreeSet<>(Stream.concat(
                        layout.groups().keySet().stream(),
                        cluster.nodes().stream().map(Node::group))
                .toList()));
    }
}
