package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.NodeStep.NodeSetup;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Plans a cluster that was deleted, kept its last volume and is declared again: one node on that volume. With it the cluster is as any
 * other, so the rest is planned once that node can be seen.
 */
final class RebuildPlan {
    private final ClusterSpec spec;
    private final Cluster cluster;
    private final Kept kept;
    private final Layout layout;
    private final Draft draft = new Draft();

    RebuildPlan(ClusterSpec spec, Cluster cluster, Kept kept) {
        this.spec = spec;
        this.cluster = cluster;
        this.kept = kept;
        this.layout = new Layout(spec);
    }

    Change plan() {
        Optional<LooseVolume> volume = cluster.leftovers().volumes().stream()
                .filter(there -> there.id().equals(kept.volume()))
                .findFirst();
        volume.ifPresentOrElse(this::check, () -> draft.refuse(gone()));
        if (!draft.refusals().isEmpty()) {
            return Blocks.refused(spec.address(), draft.fields(), draft.refusals());
        }
        build(volume.orElseThrow());
        return new Change.Update(spec.address(), draft.fields(), draft.steps(), draft.warnings(), true);
    }

    /** As though its node had only been stopped: what cannot be done to that cannot be done now. */
    private void check(LooseVolume volume) {
        new UpdateChecks(spec, cluster.withNode(asStopped(volume)), draft).run();
        if (!volume.region().equals(spec.region())) {
            draft.field(
                    FieldDiff.of("region", volume.region().code(), spec.region().code(), Effect.REFUSED));
            draft.refuse(Problem.of(
                    spec.address(),
                    "Kept volume is in another region",
                    "the volume " + kept.volume() + ", which was kept when the cluster was deleted, is in "
                            + volume.region() + ", and a machine stands where its volume is.",
                    "write region '" + volume.region() + "' and apply that; then change the region, which moves it"));
        }
    }

    private Node asStopped(LooseVolume volume) {
        Layout.Group group = group();
        NodeSetup there = new NodeSetup(
                volume.region(),
                group.machine(),
                layout.image(),
                spec.region(),
                group.volume().extend());
        return new Node(
                name(),
                "",
                "",
                group.name(),
                Node.Power.STOPPED,
                there,
                kept.major().stream()
                        .mapToObj(major -> new PostgresVersion(major, OptionalInt.empty()))
                        .findFirst(),
                Optional.empty(),
                Optional.of(new NodeVolume(
                        volume.id(),
                        volume.size(),
                        group.volume().keepSnapshots(),
                        volume.encrypted(),
                        Optional.empty())),
                List.of(),
                spec.protect(),
                new Node.Sight.Unseen("it has no machine", false));
    }

    private void build(LooseVolume volume) {
        Layout.Group group = group();
        NodeSetup setup = layout.setup(group, layout.image(), layout.primaryRegion());
        draft.field(FieldDiff.of("node 1", "kept on " + volume.id(), "running", Effect.ONLINE));
        draft.step(
                new PlatformStep.TakeVolume(name(), volume.id(), group.volume().keepSnapshots()));
        draft.step(new NodeStep.CreateMachine(name(), group.name(), setup, false, spec.protect()));
        draft.step(new NodeStep.Launch(name()));
        draft.step(new NodeStep.AwaitRole(name(), NodeRole.PRIMARY));
        draft.warn(Problem.of(
                spec.address(),
                "Data comes back",
                "it was deleted and its last volume kept. Databases and roles that are on the volume are found there and not"
                        + " made anew.",
                ""));
    }

    private NodeName name() {
        return new NodeName(spec.name(), 1);
    }

    private Layout.Group group() {
        return layout.group(Layout.PRIMARY).orElseThrow();
    }

    private Problem gone() {
        return Problem.of(
                spec.address(),
                "Kept volume is gone",
                "the volume " + kept.volume()
                        + ", which was kept when the cluster was deleted, is not there any more, or a"
                        + " machine that flypg did not make has it. The cluster is not begun anew in its place.",
                "look with 'fly volumes list -a " + spec.name() + "'; its last snapshot was " + kept.snapshot()
                        + "; if nothing is needed, run 'fly apps destroy " + spec.name() + "' and apply again");
    }
}
