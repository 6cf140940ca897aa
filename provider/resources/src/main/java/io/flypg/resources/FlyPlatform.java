package io.flypg.resources;

import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.KnobStep;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.PasswordStep;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.SqlStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Platform;
import io.flypg.fly.machine.Machine;
import io.flypg.resources.attachment.AttachmentSteps;
import io.flypg.resources.cluster.ClusterSteps;
import io.flypg.resources.live.ClusterLock;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import java.util.Optional;
import java.util.function.Consumer;

/** Fly.io, or the local platform, as the engine sees it. */
public final class FlyPlatform implements Platform {
    private final Live live;
    private final ClusterSteps clusters;
    private final SqlSteps sql;
    private final AttachmentSteps attachments;

    public FlyPlatform(Live live) {
        this.live = live;
        this.clusters = new ClusterSteps(live);
        this.attachments = new AttachmentSteps(live);
        this.sql = new SqlSteps(live, attachments);
    }

    @Override
    public Observations observe(Definition definition) {
        return Failures.worded("organization " + definition.organization(), () -> new Look(live, definition).run());
    }

    @Override
    public Observations observe(Definition definition, String cluster) {
        return Failures.worded("cluster." + cluster, () -> new Look(live, definition).run(cluster));
    }

    @Override
    public void run(Step step, Definition definition, Consumer<String> note) {
        Failures.worded(step.subject(), () -> {
            requireLocked(step);
            switch (step) {
                case PlatformStep.SetAppSecret set -> attachments.setSecret(set);
                case PlatformStep.DeployMachine deploy -> attachments.deploy(deploy, note);
                case PlatformStep.RemoveAppSecret remove -> attachments.removeSecret(remove);
                case PlatformStep platform -> clusters.run(platform, definition);
                case NodeStep node -> clusters.run(node, definition, note);
                case PasswordStep passwords -> clusters.run(passwords, note);
                case KnobStep knob -> clusters.run(knob);
                case SqlStep inside -> sql.run(inside, definition);
            }
            return step;
        });
    }

    /** Steps that only bring back what is down, or let it write, are right at any time, also for somebody who has lost the lock. */
    private void requireLocked(Step step) {
        Optional<String> cluster = switch (step) {
            case NodeStep.StartNode _, NodeStep.AwaitRole _, NodeStep.AllowWrites _ -> Optional.empty();
            case NodeStep node -> Optional.of(node.node().cluster());
            case PasswordStep passwords -> Optional.of(passwords.cluster());
            case KnobStep.ApplyKnobs apply -> Optional.of(apply.node().cluster());
            case KnobStep knob -> Optional.of(knob.subject());
            case SqlStep inside -> Optional.of(inside.cluster());
            case PlatformStep.SetAppSecret set -> Optional.of(set.cluster());
            case PlatformStep.DeleteApp delete -> Optional.of(delete.app());
            case PlatformStep.KeepVolume keep -> Optional.of(keep.node().cluster());
            case PlatformStep _ -> Optional.empty();
        };
        cluster.flatMap(live::held).ifPresent(ClusterLock::requireUnbroken);
    }

    @Override
    public Lock lock(String cluster, Consumer<String> note) {
        return Failures.worded("cluster." + cluster, () -> {
            ClusterLock lock = live.lock(cluster);
            try {
                live.nodes(cluster).stream().map(Machine::id).sorted().forEach(id -> lock.take(id, note));
                return lock;
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        });
    }
}
