package io.flypg.resources.cluster;

import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings back what is down. What killed a node may be what it is made of, its size or a setting, so it comes back with what is declared
 * now, and not with what it had.
 */
final class RevivePlan {
    private final ClusterSpec spec;
    private final Cluster cluster;
    private final Layout layout;
    private final Draft draft;

    RevivePlan(ClusterSpec spec, Cluster cluster, Layout layout, Draft draft) {
        this.spec = spec;
        this.cluster = cluster;
        this.layout = layout;
        this.draft = draft;
    }

    /** Beside a primary: one standby after the other, once the store has what they are to start with. */
    void beside(Node primary, List<Node> down) {
        List<Node> seen = cluster.nodes().stream()
                .filter(node -> node.inside().isPresent())
                .toList();
        new KnobPlan(spec, seen, draft, new Rolling(seen, primary.name(), draft))
                .store(primary, cluster.storing(), grows());
        List<Node> leaving = new MemberPlan(cluster, layout, draft, primary.name(), spec.protect()).removeFirst(down);
        for (Node node : down) {
            if (!leaving.contains(node)) {
                mend(node, false);
                draft.step(new NodeStep.AwaitRole(node.name(), NodeRole.REPLICA));
            }
        }
    }

    /**
     * Without a primary: all are started before any is waited for, because standbys need the primary to stream from, and a fenced one needs
     * a majority. While one runs that cannot be seen from here nothing is restarted, because that one may be the primary, or live by one
     * that only seems dead.
     */
    void all(List<Node> down) {
        boolean blind = cluster.nodes().stream().anyMatch(Node::isOutOfSight);
        List<Node> mended = down.stream()
                .filter(node -> !blind || node.power() != Node.Power.STARTED)
                .sorted(Comparator.comparing((Node node) -> node.power() == Node.Power.STARTED))
                .toList();
        mended.forEach(node -> mend(node, true));
        Stream.concat(mended.stream(), cluster.nodes().stream().filter(node -> node.role() == NodeRole.ZOMBIE))
                .forEach(node -> draft.step(new NodeStep.AwaitRole(node.name(), NodeRole.UNKNOWN)));
        if (blind) {
            cluster.nodes().forEach(this::outOfSight);
        }
    }

    /** What runs and cannot be seen: nothing may be concluded about it. */
    void outOfSight(Node node) {
        if (!node.isDown() && node.sight() instanceof Node.Sight.Unseen unseen) {
            draft.refuse(Blocks.unknown(spec.address(), node.name() + ": " + unseen.reason())
                    .problems()
                    .getFirst());
        }
    }

    private void mend(Node node, boolean alone) {
        String field = "node " + node.name().ordinal();
        if (cluster.isJoining(node)) {
            draft.field(FieldDiff.of(field, "joining the cluster", "running", Effect.ONLINE));
            return;
        }
        draft.field(FieldDiff.of(field, node.power().word(), "running", Effect.RESTART)
                .asDrift(
                        "machine " + node.machine(),
                        node.last("stop", "suspend", "exit").filter(_ -> node.power() == Node.Power.STOPPED)));
        Optional<NodeStep> update =
                alone ? MachinePlan.enlarge(node, layout, draft) : MachinePlan.mend(node, layout, draft);
        update.ifPresentOrElse(
                draft::step, () -> start(node, alone && node.group().equals(Layout.PRIMARY)));
    }

    private void start(Node node, boolean primary) {
        switch (node.power()) {
            case CREATED -> draft.step(new NodeStep.Launch(node.name()));
            case STOPPED -> draft.step(new NodeStep.StartNode(node.name()));
            case STARTED -> draft.step(new NodeStep.ReviveNode(node.name(), primary));
            case CHANGING -> {}
        }
    }

    private boolean grows() {
        return cluster.nodes().stream().anyMatch(node -> MachinePlan.isGrowing(node, layout));
    }
}
