package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.VolumeSpec;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans how many nodes there are: those that go, one at a time, and those that come. */
final class MemberPlan {
    private final Cluster cluster;
    private final Layout layout;
    private final Draft draft;
    private final NodeName primary;
    private final boolean protect;
    private final Set<NodeName> taken;

    /** @param protect the mark that new nodes bear: as declared, since that of the others is set by the same plan */
    MemberPlan(Cluster cluster, Layout layout, Draft draft, NodeName primary, boolean protect) {
        this.cluster = cluster;
        this.layout = layout;
        this.draft = draft;
        this.primary = primary;
        this.protect = protect;
        this.taken = cluster.nodes().stream().map(Node::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The nodes that go. First of all, so that nothing is changed on them any more. */
    List<NodeName> remove() {
        List<NodeName> leaving = new ArrayList<>();
        for (String group : groups()) {
            Staffing staffing = staffing(group);
            if (staffing.isComplete()) {
                awaitFollowers(staffing);
                staffing.outdated().stream().map(Node::name).forEach(leaving::add);
                leaving.addAll(shrink(group, staffing));
            }
        }
        Retirement retirement = new Retirement(primary, Rolling.voters(cluster.nodes(), primary), draft);
        leaving.forEach(retirement::retire);
        return leaving;
    }

    /** Copies go only when those that take their place follow the primary. */
    private void awaitFollowers(Staffing staffing) {
        if (!staffing.outdated().isEmpty()) {
            staffing.current().stream()
                    .filter(node -> !node.isSteady())
                    .forEach(node -> draft.step(new NodeStep.AwaitRole(node.name(), NodeRole.REPLICA)));
        }
    }

    /** Who is in a group, and how many are to be. */
    Staffing staffing(String group) {
        List<Node> nodes = cluster.group(group);
        List<Node> outdated = nodes.stream().filter(layout::isOutdated).toList();
        return new Staffing(
                layout.group(group).map(Layout.Group::count).orElse(0),
                nodes.stream().filter(node -> !outdated.contains(node)).toList(),
                outdated,
                primary);
    }

    /** Of the nodes that are down those that go, so that nobody brings them back before; one that is joining is waited for. */
    List<Node> removeFirst(List<Node> down) {
        List<Node> leaving = new ArrayList<>();
        for (String group : groups()) {
            List<Node> candidates = down.stream()
                    .filter(node -> node.group().equals(group) && !node.name().equals(primary))
                    .filter(node -> !cluster.isJoining(node))
                    .toList();
            Staffing staffing = staffing(group);
            candidates.stream()
                    .filter(node -> staffing.outdated().contains(node) && !staffing.hasOutdatedPrimary())
                    .forEach(leaving::add);
            candidates.stream()
                    .filter(staffing.current()::contains)
                    .limit(Math.max(0, staffing.current().size() - (long) staffing.wanted()))
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
     * @param groups those that get what they lack
     * @param primaryRegion where the primary is at this point of the plan: a new node looks for it in that region only
     * @return what was planned for each
     */
    SortedMap<NodeName, Layout.Group> add(Predicate<Layout.Group> groups, Region primaryRegion) {
        List<Layout.Group> needed = new ArrayList<>();
        layout.groups().values().stream().filter(groups).forEach(group -> {
            Staffing staffing = staffing(group.name());
            changed(group, staffing);
            needed.addAll(Collections.nCopies(staffing.missing(), group));
        });
        SortedMap<NodeName, Layout.Group> made = new TreeMap<>();
        List<NodeName> names = layout.freeNames(taken, needed.size());
        taken.addAll(names);
        for (int i = 0; i < needed.size(); i++) {
            make(names.get(i), needed.get(i), primaryRegion);
            made.put(names.get(i), needed.get(i));
        }
        names.forEach(name -> draft.step(new NodeStep.AwaitRole(name, NodeRole.REPLICA)));
        return made;
    }

    private void changed(Layout.Group group, Staffing staffing) {
        int have = staffing.size();
        if (staffing.missing() > 0 && have != group.count()) {
            draft.field(FieldDiff.of(
                    Layout.field(group.name(), group.region()),
                    have == 0 ? null : Layout.shown(group.name(), have),
                    Layout.shown(group.name(), group.count()),
                    Effect.ONLINE));
        }
    }

    private void make(NodeName name, Layout.Group group, Region primaryRegion) {
        NodeSetup setup = setup(group, primaryRegion);
        draft.step(new PlatformStep.CreateVolume(name, volume(group), setup));
        draft.step(new NodeStep.CreateMachine(name, group.name(), setup, true, protect));
    }

    /** Where volumes grow by themselves, a new node needs as much as the others have by now: it gets a copy of everything. */
    private VolumeSpec volume(Layout.Group group) {
        VolumeSpec declared = group.volume();
        Size largest = cluster.nodes().stream()
                .flatMap(node -> node.volume().stream())
                .map(NodeVolume::size)
                .max(Comparator.naturalOrder())
                .orElse(declared.size());
        return declared.extend().isPresent() && largest.compareTo(declared.size()) > 0
                ? declared.withSize(largest)
                : declared;
    }

    /** What a new node is made from, given the region that the cluster has its primary in then. */
    NodeSetup setup(Layout.Group group, Region primaryRegion) {
        return layout.setup(group, image(), primaryRegion);
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
