package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.NodeStep.Part;
import io.flypg.engine.plan.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Changes nodes one at a time: standbys before the primary, and before the primary a switchover where the cluster can. Knows who is
 * primary at every point of the plan.
 */
final class Rolling {
    private final List<Node> nodes;
    private final Draft draft;
    private final Set<NodeName> unsteady;
    private final Set<NodeName> changed = new TreeSet<>();

    /** Who has to find a new primary first. */
    private final Set<NodeName> strays = new TreeSet<>();

    private NodeName primary;

    /** How a node is taken through its change; afterwards it runs. */
    interface NodeAction {
        /** A restart, which is a start for a node that is stopped. */
        NodeAction RESTART = new NodeAction() {
            @Override
            public Step on(NodeName node, Part part) {
                return new NodeStep.RestartNode(node, part);
            }

            @Override
            public Step onStopped(NodeName node) {
                return new NodeStep.StartNode(node);
            }
        };

        Step on(NodeName node, Part part);

        default Step onStopped(NodeName node) {
            return on(node, Part.STANDBY);
        }
    }

    Rolling(List<Node> nodes, NodeName primary, Draft draft) {
        this.nodes = nodes;
        this.primary = primary;
        this.draft = draft;
        this.unsteady = nodes.stream()
                .filter(node -> !node.isSteady())
                .map(Node::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Standbys first, each until it streams again, the primary last. */
    void standbysFirst(Set<NodeName> which, NodeAction action) {
        standbysFirst(which, Set.of(), action);
    }

    /**
     * The same, some standbys after they have replayed what their primary has.
     *
     * @param lowered those that have more of something than they will, which a standby may have only once it has seen its primary with less
     */
    void standbysFirst(Set<NodeName> which, Set<NodeName> lowered, NodeAction action) {
        if (!which.isEmpty()) {
            awaitUnsteady(which);
        }
        standbys(which).forEach(name -> {
            if (lowered.contains(name)) {
                caughtUpStandby(name, action);
            } else {
                standby(name, action);
            }
        });
        primaryLast(which, action);
    }

    private void primaryLast(Set<NodeName> which, NodeAction action) {
        if (which.contains(primary)) {
            Optional<NodeName> successor = successor();
            if (successor.isPresent()) {
                switchOver(successor.get(), action);
            } else {
                inPlace(action);
            }
        }
    }

    /**
     * The primary in place, then the standbys, each after it has replayed that: for lowering what a standby must not have less of than its
     * primary.
     */
    void primaryFirst(Set<NodeName> which, NodeAction action) {
        if (!which.isEmpty()) {
            awaitUnsteady(Set.of());
        }
        if (which.contains(primary)) {
            inPlace(action);
        }
        standbys(which).forEach(name -> caughtUpStandby(name, action));
    }

    private void caughtUpStandby(NodeName name, NodeAction action) {
        draft.step(new NodeStep.AwaitCheckpoint(name, primary));
        standby(name, action);
    }

    /** Waits for everybody who is out of order, but for those that go and were so from the beginning. */
    void settle(Collection<NodeName> leaving) {
        awaitUnsteady(leaving);
    }

    /** With one node out of order already, taking down a second one fences the primary. */
    private void awaitUnsteady(Collection<NodeName> but) {
        Set<NodeName> others = new TreeSet<>(unsteady);
        others.removeAll(but);
        others.addAll(strays);
        strays.clear();
        others.forEach(name -> draft.step(new NodeStep.AwaitRole(name, NodeRole.REPLICA)));
        others.forEach(unsteady::remove);
    }

    /** Whether a node was restarted at this point of the plan. */
    boolean hasChanged(NodeName node) {
        return changed.contains(node);
    }

    private void inPlace(NodeAction action) {
        changed.add(primary);
        draft.step(action.on(primary, Part.PRIMARY));
        draft.step(new NodeStep.AwaitRole(primary, NodeRole.PRIMARY));
    }

    /** Who is out of order goes first: its change may be what brings it back. */
    private List<NodeName> standbys(Set<NodeName> which) {
        Comparator<NodeName> order = Comparator.comparing((NodeName name) -> !unsteady.contains(name))
                .thenComparing(Comparator.naturalOrder());
        return which.stream()
                .filter(name -> !name.equals(primary))
                .sorted(order)
                .toList();
    }

    private void standby(NodeName name, NodeAction action) {
        changed.add(name);
        boolean fences = fences(name);
        draft.step(action.on(name, fences ? Part.HALF : Part.STANDBY));
        draft.step(new NodeStep.AwaitRole(name, NodeRole.REPLICA));
        if (fences) {
            draft.step(new NodeStep.AwaitRole(primary, NodeRole.PRIMARY));
        }
        unsteady.remove(name);
    }

    /** Of two voters each is half, and half is no majority. */
    private boolean fences(NodeName name) {
        List<NodeName> voters = voters();
        return voters.size() == 2 && voters.contains(name);
    }

    /**
     * The standby is close behind before writes stop, so that they stop for a moment only. Each middle state is one that the next plan
     * recognises: an {@code ALTER SYSTEM} on the primary, a stopped machine, a standby that cannot write. As long as nobody takes writes the
     * run is not left: it ends with a new primary, or with the old one.
     */
    void switchOver(NodeName successor, NodeAction action) {
        NodeName old = primary;
        changed.add(old);
        handOver(successor);
        draft.step(action.onStopped(old));
        draft.step(new NodeStep.AwaitRole(old, NodeRole.REPLICA));
        draft.step(new NodeStep.AllowWrites(old));
    }

    private void handOver(NodeName successor) {
        handOver(successor, List.of(), List.of());
    }

    /**
     * The first half of it: afterwards the old primary is stopped.
     *
     * @param others standbys one of which the image may promote if nobody goes on once the old primary is stopped
     * @param fence what keeps the old primary from coming back as one
     */
    void handOver(NodeName successor, List<NodeName> others, List<NodeStep> fence) {
        NodeName old = primary;
        draft.step(new NodeStep.AwaitCaughtUp(successor, old));
        List<Step> together =
                new ArrayList<>(List.of(new NodeStep.StopWrites(old), new NodeStep.AwaitCaughtUp(successor, old)));
        others.forEach(other -> together.add(new NodeStep.AwaitCaughtUp(other, old)));
        together.add(new NodeStep.StopNode(old));
        together.addAll(fence);
        together.add(new NodeStep.Promote(successor));
        draft.unbroken(
                together,
                List.of(
                        new NodeStep.StartNode(old),
                        new NodeStep.AwaitRole(old, NodeRole.UNKNOWN),
                        new NodeStep.AllowWrites(old)));
        primary = successor;
        nodes.stream()
                .map(Node::name)
                .filter(name -> !name.equals(successor) && !name.equals(old))
                .forEach(strays::add);
    }

    /** With two voters the old primary would stay fenced for ever (postgres-flex, two-member clusters), so three are needed. */
    private Optional<NodeName> successor() {
        List<NodeName> voters = voters();
        return voters.size() < 3
                ? Optional.empty()
                : voters.stream().filter(name -> !name.equals(primary)).min(Comparator.naturalOrder());
    }

    private List<NodeName> voters() {
        return voters(nodes, primary);
    }

    /** The primary and those that have a say in whether it is the primary: others of its group, in its region. */
    static List<NodeName> voters(List<Node> nodes, NodeName primary) {
        return nodes.stream()
                .filter(node -> node.group().equals(Layout.PRIMARY))
                .filter(node -> nodes.stream()
                        .anyMatch(other ->
                                other.name().equals(primary) && other.region().equals(node.region())))
                .map(Node::name)
                .toList();
    }

    /** Whether so many of all voters, the primary among them, keep it the primary. */
    static boolean isMajority(int some, int all) {
        return some >= all / 2 + 1;
    }

    /** Who is primary at this point of the plan. */
    NodeName primary() {
        return primary;
    }
}
