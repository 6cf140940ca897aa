package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.SqlStep;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plans a cluster that has nodes. What needs no SQL comes first, because it may be what brings a node back: volumes, marks, starts. The
 * rest needs every node's inside and is planned again when one could not be seen.
 */
final class UpdatePlan {
    private final ClusterSpec spec;
    private final Cluster cluster;
    private final List<Node> leaving;
    private final List<Node> halfMarked;
    private final Layout layout;
    private final Draft draft = new Draft();

    UpdatePlan(ClusterSpec spec, Cluster cluster) {
        this.spec = spec;
        this.cluster = cluster.staying();
        this.leaving = cluster.leaving();
        this.halfMarked = cluster.halfMarked();
        this.layout = new Layout(spec);
    }

    Change plan() {
        new UpdateChecks(spec, cluster, draft).run();
        if (!draft.refusals().isEmpty()) {
            return Blocks.refused(spec.address(), draft.fields(), draft.refusals());
        }
        platform();
        new VolumePlan(cluster, layout, draft).plan();
        marks();
        boolean partial = revive();
        if (!partial) {
            partial = inside();
        }
        if (!partial) {
            new LoosePlan(cluster, draft).plan();
        }
        foreign();
        return change(partial);
    }

    private Change change(boolean partial) {
        if (draft.steps().isEmpty() && !draft.refusals().isEmpty()) {
            return new Change.Blocked(spec.address(), draft.fields(), draft.refusals(), false);
        }
        if (draft.steps().isEmpty()) {
            return new Change.NoChange(spec.address(), draft.warnings());
        }
        return new Change.Update(spec.address(), draft.fields(), draft.steps(), draft.warnings(), partial);
    }

    private void platform() {
        if (!cluster.hasAddress()) {
            draft.field(FieldDiff.of("address", null, spec.name() + ".flycast", Effect.ONLINE));
            draft.step(new PlatformStep.AllocateAddress(spec.name(), spec.region()));
        }
        if (!ClusterSecrets.missing(cluster.secrets()).isEmpty()) {
            draft.field(FieldDiff.of("secrets", "incomplete", "complete", Effect.ONLINE));
            draft.step(new PlatformStep.SetClusterSecrets(spec.name()));
        }
        cluster.leftovers().retiring().forEach(volume -> {
            draft.field(FieldDiff.of("volume", volume, null, Effect.ONLINE));
            draft.step(new PlatformStep.DeleteVolume(spec.name(), volume));
        });
    }

    private void marks() {
        halfMarked.forEach(node -> {
            draft.field(
                    FieldDiff.of("marks of node " + node.name().ordinal(), "incomplete", "complete", Effect.ONLINE));
            draft.step(new NodeStep.MendMarks(node.name()));
        });
        if (cluster.isProtected() == spec.protect()) {
            return;
        }
        draft.field(FieldDiff.of(
                "protect", Boolean.toString(cluster.isProtected()), Boolean.toString(spec.protect()), Effect.ONLINE));
        cluster.nodes().forEach(node -> draft.step(new NodeStep.SetProtection(node.name(), spec.protect())));
    }

    /** Brings back what is down: all are started before any is waited for, because standbys need the primary to stream from. */
    private boolean revive() {
        List<Node> down = cluster.nodes().stream().filter(Node::isDown).toList();
        for (Node node : down) {
            String field = "node " + node.name().ordinal();
            if (isJoining(node)) {
                draft.field(FieldDiff.of(field, "joining the cluster", "running", Effect.ONLINE));
            } else {
                draft.field(FieldDiff.of(field, node.power().word(), "running", Effect.RESTART)
                        .asDrift("machine " + node.machine()));
                revive(node);
            }
        }
        down.forEach(node -> draft.step(new NodeStep.AwaitRole(node.name(), NodeRole.UNKNOWN)));
        return !down.isEmpty();
    }

    private void revive(Node node) {
        switch (node.power()) {
            case CREATED -> draft.step(new NodeStep.Launch(node.name()));
            case STOPPED -> draft.step(new NodeStep.StartNode(node.name()));
            case STARTED ->
                draft.step(new NodeStep.ReviveNode(node.name(), node.group().equals(Layout.PRIMARY)));
            case CHANGING -> {}
        }
    }

    /** Not on the primary's books yet: it is still copying, and interrupted in that it would be broken for good. */
    private boolean isJoining(Node node) {
        return node.power() == Node.Power.STARTED
                && cluster.primary()
                        .flatMap(Node::inside)
                        .filter(primary -> !primary.members().contains(node.machine()))
                        .isPresent();
    }

    /** @return whether it has to be planned again because something could not be seen */
    private boolean inside() {
        for (Node node : cluster.nodes()) {
            if (node.sight() instanceof Node.Sight.Unseen unseen) {
                draft.refuse(Blocks.unknown(spec.address(), node.name() + ": " + unseen.reason())
                        .problems()
                        .getFirst());
            }
        }
        Optional<Node> primary = cluster.primary();
        if (primary.isEmpty() && draft.refusals().isEmpty()) {
            draft.refuse(Problem.of(
                    spec.address(),
                    "No primary",
                    "no node of the cluster, or more than one, says that it is the primary, so nothing can be changed safely.",
                    "look at 'flypg status " + spec.name() + "'; a fenced node comes back when a majority is up"));
        }
        if (!draft.refusals().isEmpty()) {
            draft.refusals().forEach(draft::warn);
            return true;
        }
        primary.ifPresent(node -> {
            writes(node);
            node.inside().ifPresent(this::open);
            changeNodes(node.name());
        });
        return false;
    }

    private void changeNodes(NodeName primary) {
        leaving();
        ghosts(primary);
        MemberPlan members = new MemberPlan(cluster, layout, draft, primary, spec.protect());
        List<NodeName> surplus = members.remove();
        List<Node> staying = cluster.nodes().stream()
                .filter(node -> !surplus.contains(node.name()))
                .toList();
        Rolling rolling = new Rolling(staying, primary, draft);
        MachinePlan machines = new MachinePlan(staying, layout, draft, rolling);
        KnobPlan knobs = new KnobPlan(spec, staying, draft, rolling);
        knobs.finishLowering();
        machines.grow();
        knobs.plan();
        machines.shrink();
        members.add();
    }

    /** The mark of a fence that nobody takes back, because the node that would is not the primary any more. */
    private void open(Inside primary) {
        for (String database : primary.closed()) {
            draft.field(FieldDiff.of("writes in " + database, "off", "on", Effect.ONLINE)
                    .asDrift("a fence that is over"));
            draft.step(new SqlStep.SetSessionKnobs(
                    spec.name(),
                    Optional.of(database),
                    Optional.empty(),
                    new TreeMap<>(Map.of("default_transaction_read_only", Optional.empty()))));
        }
    }

    /** A switchover that was cut short left the primary without writes: nothing is more urgent. */
    private void writes(Node primary) {
        boolean stopped = primary.inside()
                .map(inside -> inside.overrides().containsKey("default_transaction_read_only"))
                .orElse(false);
        if (stopped) {
            draft.step(new NodeStep.AllowWrites(primary.name()));
        }
    }

    private void leaving() {
        leaving.forEach(node -> {
            draft.field(FieldDiff.of("node " + node.name().ordinal(), "half retired", null, Effect.ONLINE));
            draft.step(new NodeStep.RetireNode(node.name()));
        });
    }

    private void ghosts(NodeName primary) {
        cluster.ghosts().forEach(machine -> {
            draft.field(FieldDiff.of("member", machine, null, Effect.ONLINE).asDrift("a machine that was destroyed"));
            draft.step(new NodeStep.Unregister(primary, machine));
        });
    }

    private void foreign() {
        if (!cluster.foreign().isEmpty()) {
            draft.warn(Problem.of(
                    spec.address(),
                    "Machines that are not ours",
                    String.join(", ", cluster.foreign())
                            + " run in this app and were not made by flypg; they are left alone.",
                    "destroy them if nobody needs them"));
        }
    }
}
