package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.RestoreSpec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.KnobStep;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.NodeStep.NodeSetup;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.SqlStep;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plans a cluster that has no node yet: the first node alone until it is the primary, with its settings in force before anybody follows
 * it, and then all others at once.
 */
final class CreatePlan {
    private final ClusterSpec spec;
    private final String organization;
    private final Layout layout;
    private final Draft draft = new Draft();

    CreatePlan(ClusterSpec spec, String organization) {
        this.spec = spec;
        this.organization = organization;
        this.layout = new Layout(spec);
    }

    /** @param begun what an earlier try left: an app without nodes */
    Change plan(Optional<Cluster> begun) {
        Fields.ofNew(spec).forEach(draft::field);
        NodeName first = new NodeName(spec.name(), 1);
        Layout.Group group = layout.group(Layout.PRIMARY).orElseThrow();
        if (begun.isEmpty()) {
            draft.step(new PlatformStep.CreateApp(spec.name(), organization, true));
        }
        spec.restoreFrom().ifPresentOrElse(from -> restore(first, from, false), () -> make(first, group, false));
        app(begun);
        launch(first);
        if (spec.restoreFrom().isPresent()) {
            draft.step(new SqlStep.Disown(spec.name()));
            draft.step(new PlatformStep.ForgetSource(spec.name()));
        }
        knobs(first);
        others(first);
        begun.ifPresent(cluster -> new LoosePlan(cluster, draft).plan());
        return new Change.Create(
                spec.address(),
                draft.fields(),
                draft.steps(),
                draft.warnings(),
                spec.restoreFrom().isPresent());
    }

    /**
     * Brings a cluster that has lost its only node back from a snapshot of it. It is the cluster itself, and no copy: it has its store, its
     * secrets, and all that is in it.
     */
    Change back(RestoreSpec from, Cluster lost) {
        NodeName first = new NodeName(spec.name(), 1);
        draft.field(FieldDiff.of("node 1", "lost", from.toString(), Effect.ONLINE));
        lost.leftovers().lastSnapshot().ifPresent(newest -> outdated(from, newest));
        restore(first, from, true);
        app(Optional.of(lost));
        launch(first);
        draft.step(new PlatformStep.ForgetSource(spec.name()));
        return new Change.Create(spec.address(), draft.fields(), draft.steps(), draft.warnings(), true);
    }

    /** A definition keeps naming the snapshot that the cluster was restored from the last time. */
    private void outdated(RestoreSpec from, LastSnapshot newest) {
        from.snapshot()
                .filter(id -> !id.equals(newest.id()))
                .ifPresent(id -> draft.warn(Problem.of(
                                spec.address(),
                                "Not the newest snapshot",
                                "snapshot " + id + " is declared, and its newest one is " + newest.id() + ", "
                                        + newest.ageText() + ": what was written between the two would be left out.",
                                "write restoreFrom snapshot: '" + newest.id() + "' unless you mean the other")
                        .asWarning()));
    }

    private void launch(NodeName first) {
        draft.step(new NodeStep.Launch(first));
        draft.step(new NodeStep.AwaitRole(first, NodeRole.PRIMARY));
    }

    /** A fork is made as large as what it is of, and grows before it is used. */
    private void restore(NodeName first, RestoreSpec from, boolean back) {
        Layout.Group group = layout.group(Layout.PRIMARY).orElseThrow();
        NodeSetup setup = layout.setup(group, layout.image(), layout.primaryRegion());
        draft.step(new PlatformStep.RestoreVolume(first, from, group.volume(), setup, back));
        draft.step(new NodeStep.CreateMachine(first, group.name(), setup, false, spec.protect()));
        if (from.fork().isPresent()) {
            draft.step(new PlatformStep.ExtendVolume(first, group.volume().size()));
        }
    }

    /** After the first machine was made, because that is what keeps another run from doing the same. */
    private void app(Optional<Cluster> begun) {
        if (begun.map(cluster -> !cluster.hasAddress()).orElse(true)) {
            draft.step(new PlatformStep.AllocateAddress(spec.name(), spec.region()));
        }
        draft.step(new PlatformStep.SetClusterSecrets(spec.name()));
    }

    private void make(NodeName name, Layout.Group group, boolean launch) {
        NodeSetup setup = layout.setup(group, layout.image(), layout.primaryRegion());
        draft.step(new PlatformStep.CreateVolume(name, group.volume(), setup));
        draft.step(new NodeStep.CreateMachine(name, group.name(), setup, launch, spec.protect()));
    }

    private void knobs(NodeName first) {
        List<KnobValue> own = new ArrayList<>();
        List<KnobValue> brought = new ArrayList<>();
        spec.config()
                .knobs()
                .values()
                .forEach(value -> (value.knob().broughtBy().isPresent() ? brought : own).add(value));
        pass(first, own);
        pass(first, brought);
    }

    private void pass(NodeName first, List<KnobValue> values) {
        if (values.isEmpty()) {
            return;
        }
        SortedMap<String, String> sent = new TreeMap<>();
        SortedMap<String, String> expected = new TreeMap<>();
        for (KnobValue value : values) {
            sent.put(value.knob().name(), value.setting());
            expected.put(value.knob().name(), value.setting());
        }
        draft.step(new KnobStep.UpdateKnobs(spec.name(), sent));
        draft.step(new KnobStep.ApplyKnobs(first, expected, List.of()));
        draft.step(new KnobStep.SettleKnobs(spec.name()));
        if (values.stream().anyMatch(value -> value.knob().takesRestart())) {
            // nobody uses it yet, so this is no restart that costs anything
            draft.step(new NodeStep.StopNode(first));
            draft.step(new NodeStep.StartNode(first));
            draft.step(new NodeStep.AwaitRole(first, NodeRole.PRIMARY));
        }
    }

    /** All are made before any is waited for: they clone from the primary at the same time. */
    private void others(NodeName first) {
        List<NodeName> made = new ArrayList<>();
        int ordinal = first.ordinal();
        for (Map.Entry<String, Layout.Group> entry : layout.groups().entrySet()) {
            Layout.Group group = entry.getValue();
            int count = group.name().equals(Layout.PRIMARY) ? group.count() - 1 : group.count();
            for (int i = 0; i < count; i++) {
                NodeName name = new NodeName(spec.name(), ++ordinal);
                make(name, group, true);
                made.add(name);
            }
        }
        made.forEach(name -> draft.step(new NodeStep.AwaitRole(name, NodeRole.REPLICA)));
    }
}
