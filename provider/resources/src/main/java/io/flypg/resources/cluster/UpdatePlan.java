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
        boolean partial = nodes();
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
        return new Change.Update(
                spec.address(), draft.fields(), draft.steps(), draft.warnings(), partial, draft.unbroken());
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
        if (cluster.isStillNoted()) {
            draft.field(FieldDiff.of("volume", "noted as kept", "in use", Effect.ONLINE));
            draft.step(new PlatformStep.ForgetKept(spec.name()));
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
        List<Node> otherwise = cluster.nodes().stream()
                .filter(node -> node.isProtected() != spec.protect())
                .toList();
        if (!otherwise.isEmpty()) {
            String before = otherwise.size() == cluster.nodes().size() ? Boolean.toString(!spec.protect()) : "mixed";
            draft.field(FieldDiff.of("protect", before, Boolean.toString(spec.protect()), Effect.ONLINE));
            otherwise.forEach(node -> draft.step(new NodeStep.SetProtection(node.name(), spec.protect())));
        }
    }

    /**
     * What needs the nodes' insides. Whatever is out of order is planned alone, and the rest once it is done.
     *
     * @return whether it has to be planned again
     */
    private boolean nodes() {
        List<Node> down = cluster.nodes().stream().filter(Node::isDown).toList();
        RevivePlan revival = new RevivePlan(spec, cluster, layout, draft);
        Optional<Node> primary = cluster.primary();
        primary.ifPresent(this::writes);
        if (primary.isPresent() && cluster.isChangingPasswords()) {
            new PasswordPlan(cluster, draft).change(primary.get());
        } else if (!down.isEmpty()) {
            primary.ifPresentOrElse(node -> revival.beside(node, down), () -> revival.all(down));
        } else if (primary.isEmpty() && isFencedByLeaving()) {
            revival.all(leaving);
        } else if (primary.isPresent() && !cluster.storing().isEmpty()) {
            revival.beside(primary.get(), List.of());
        } else {
            return inside(revival);
        }
        warnOfRefusals();
        return true;
    }

    /**
     * The machine of a node that goes was stopped, and with it went the majority that the primary needs to take it off the books: it
     * comes back once more.
     */
    private boolean isFencedByLeaving() {
        return !leaving.isEmpty() && cluster.nodes().stream().anyMatch(node -> node.role() == NodeRole.ZOMBIE);
    }

    /** What cannot be done now does not keep the rest from being done. */
    private void warnOfRefusals() {
        draft.refusals().forEach(draft::warn);
    }

    /** @return whether it has to be planned again because something could not be seen */
    private boolean inside(RevivePlan revival) {
        cluster.nodes().forEach(revival::outOfSight);
        Optional<Node> primary = cluster.primary();
        if (primary.isEmpty() && draft.refusals().isEmpty()) {
            draft.refuse(Problem.of(
                    spec.address(),
                    "No primary",
                    "no node of the cluster, or more than one, says that it is the primary, so nothing can be changed"
                            + " safely.",
                    "look at 'flypg status " + spec.name() + "'; a fenced node comes back when a majority is up"));
        }
        if (!draft.refusals().isEmpty()) {
            warnOfRefusals();
            return true;
        }
        primary.ifPresent(node -> {
            node.inside().ifPresent(this::open);
            restored();
            changeNodes(node.name());
        });
        return cluster.leftovers().foreignData();
    }

    /** What making it of another cluster's data left to do. */
    private void restored() {
        if (cluster.leftovers().foreignData()) {
            draft.field(FieldDiff.of("data", "marked as another cluster's", "its own", Effect.ONLINE));
            draft.step(new SqlStep.Disown(spec.name()));
        }
        if (spec.restoreFrom().isPresent() && cluster.secrets().contains(ClusterSecrets.RESTORED_FROM)) {
            draft.field(FieldDiff.of("secrets", "with " + ClusterSecrets.RESTORED_FROM, "without", Effect.ONLINE));
            draft.step(new PlatformStep.ForgetSource(spec.name()));
        }
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
        knobs.finishBegun(staying.stream().anyMatch(node -> MachinePlan.isGrowing(node, layout)));
        knobs.pin();
        machines.grow();
        knobs.plan();
        machines.shrink();
        new ReplacePlan(staying, layout, draft, rolling, members).plan();
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
        if (primary.inside().filter(Inside::hasStoppedWrites).isPresent()) {
            draft.step(new NodeStep.AllowWrites(primary.name()));
        }
    }

    private void leaving() {
        leaving.forEach(node -> {
            draft.field(FieldDiff.of("node " + node.name().ordinal(), "half retired", null, Effect.ONLINE));
            draft.step(new NodeStep.RetireNode(node.name(), false));
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
