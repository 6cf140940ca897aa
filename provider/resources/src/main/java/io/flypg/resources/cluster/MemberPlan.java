package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.NodeStep.NodeSetup;
import io.flypg.engine.plan.PlatformStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
            int wanted = layout.group(group).map(Layout.Group::count).orElse(0);
            List<Node> have = cluster.group(group);
            if (have.size() > wanted) {
                leaving.addAll(shrink(group, have, wanted));
            }
        }
        int voters = cluster.group(Layout.PRIMARY).size();
        for (NodeName node : leaving) {
            boolean votes = cluster.node(node)
                    .filter(found -> found.group().equals(Layout.PRIMARY))
                    .isPresent();
            boolean fences = votes && voters == 2;
            draft.step(new NodeStep.RetireNode(node, fences));
            if (fences) {
                draft.step(new NodeStep.AwaitRole(primary, NodeRole.PRIMARY));
            }
            voters -= votes ? 1 : 0;
        }
        return leaving;
    }

    /** Of the nodes that are down those that go, so that nobody brings them back before. */
    List<Node> removeFirst(List<Node> down) {
        List<Node> leaving = new ArrayList<>();
        for (String group : groups()) {
            int surplus = cluster.group(group).size()
                    - layout.group(group).map(Layout.Group::count).orElse(0);
            down.stream()
                    .filter(node -> node.group().equals(group) && !node.name().equals(primary))
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

    /** The nodes that come, all made before any is waited for. Last of all, so that they are made as all others are by then. */
    void add() {
        List<Layout.Group> needed = new ArrayList<>();
        for (Layout.Group group : layout.groups().values()) {
            int have = cluster.group(group.name()).size();
            if (have < group.count()) {
                draft.field(FieldDiff.of(
                        Layout.field(group.name(), group.region()),
                        have == 0 ? null : Layout.shown(group.name(), have),
                        Layout.shown(group.name(), group.count()),
                        Effect.ONLINE));
            }
            for (int i = have; i < group.count(); i++) {
                needed.add(group);
            }
        }
        List<NodeName> names = layout.freeNames(cluster.nodes(), needed.size());
        for (int i = 0; i < needed.size(); i++) {
            make(names.get(i), needed.get(i));
        }
        names.forEach(name -> draft.step(new NodeStep.AwaitRole(name, NodeRole.REPLICA)));
    }

    private void make(NodeName name, Layout.Group group) {
        NodeSetup setup = layout.setup(group, image());
        draft.step(new PlatformStep.CreateVolume(name, group.volume(), setup));
        draft.step(new NodeStep.CreateMachine(name, group.name(), setup, true, protect));
    }

    /** What the primary runs, or what it will run once it is updated by this plan: a new node is not to differ from it. */
    private String image() {
        return cluster.primary()
                .filter(layout::accepts)
                .map(node -> node.setup().image())
                .orElse(layout.image());
    }

    private List<NodeName> shrink(String name, List<Node> have, int wanted) {
        String field = Layout.field(name, have.getFirst().region());
        String after = layout.group(name).isPresent() ? Layout.shown(name, wanted) : null;
        draft.field(FieldDiff.of(field, Layout.shown(name, have.size()), after, Effect.ONLINE));
        return have.stream()
                .map(Node::name)
                .filter(node -> !node.equals(primary))
                .sorted(Comparator.reverseOrder())
                .limit(have.size() - (long) wanted)
                .toList();
    }

    private List<String> groups() {
        return List.copyOf(new TreeSet<>(Stream.concat(
                        layout.groups().keySet().stream(),
                        cluster.nodes().stream().map(Node::group))
                .toList()));
    }
}
