package io.flypg.resources.cluster;

import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.KnobStep;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.PasswordStep;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.resources.live.Live;
import java.util.function.Consumer;

/** Finds the code for each step on a cluster. */
public final class ClusterSteps {
    private final PlatformSteps platform;
    private final NodeSteps nodes;
    private final KnobSteps knobs;
    private final KeepSteps keeping;
    private final PasswordSteps passwords;

    public ClusterSteps(Live live) {
        this.platform = new PlatformSteps(live);
        this.nodes = new NodeSteps(live, platform);
        this.knobs = new KnobSteps(live);
        this.keeping = new KeepSteps(live, nodes);
        this.passwords = new PasswordSteps(live, platform, nodes);
    }

    /** Runs a step on apps, addresses, secrets or volumes; those on an app's own secrets are not this class's. */
    public void run(PlatformStep step, Definition definition) {
        switch (step) {
            case PlatformStep.CreateApp create -> platform.createApp(create);
            case PlatformStep.DeleteApp delete -> platform.deleteApp(delete);
            case PlatformStep.AllocateAddress allocate -> platform.allocateAddress(allocate, definition.organization());
            case PlatformStep.SetClusterSecrets secrets -> platform.setSecrets(secrets, definition.organization());
            case PlatformStep.CreateVolume create -> platform.createVolume(create);
            case PlatformStep.RestoreVolume restore -> platform.restoreVolume(restore);
            case PlatformStep.ForgetSource forget -> platform.forgetSource(forget);
            case PlatformStep.ExtendVolume extend -> platform.extend(extend);
            case PlatformStep.SetSnapshotRetention retain -> platform.retain(retain);
            case PlatformStep.DeleteVolume delete -> platform.deleteVolume(delete);
            case PlatformStep.KeepVolume keep -> keeping.keep(keep, definition.project());
            case PlatformStep.TakeVolume take -> platform.takeVolume(take);
            case PlatformStep.ForgetKept forget -> keeping.forget(forget);
            case PlatformStep.SetAppSecret _, PlatformStep.DeployMachine _, PlatformStep.RemoveAppSecret _ ->
                throw new IllegalArgumentException("not a step on a cluster: " + step);
        }
    }

    /** Runs a step on a node. */
    public void run(NodeStep step, Definition definition, Consumer<String> note) {
        switch (step) {
            case NodeStep.CreateMachine create -> nodes.create(create, definition.project(), note);
            case NodeStep.Launch launch -> nodes.launch(launch, note);
            case NodeStep.UpdateMachine update -> nodes.update(update, note);
            case NodeStep.RestartNode restart -> nodes.restart(restart, note);
            case NodeStep.ReviveNode revive -> nodes.revive(revive, note);
            case NodeStep.StartNode start -> nodes.start(start.node(), note);
            case NodeStep.StopNode stop -> nodes.stop(stop.node());
            case NodeStep.ShutDown down -> keeping.shutDown(down);
            case NodeStep.DestroyMachine destroy -> keeping.destroy(destroy);
            case NodeStep.AwaitRole await -> nodes.awaitRole(await, note);
            case NodeStep.RetireNode retire -> nodes.retire(retire);
            case NodeStep.Unregister unregister -> nodes.unregister(unregister);
            case NodeStep.MendMarks mend -> nodes.mendMarks(mend);
            case NodeStep.SetProtection protection -> nodes.protect(protection);
            case NodeStep.StopWrites stop -> nodes.stopWrites(stop);
            case NodeStep.AwaitCaughtUp await -> nodes.awaitCaughtUp(await);
            case NodeStep.AwaitCheckpoint await -> nodes.awaitCheckpoint(await);
            case NodeStep.MoveVote move -> nodes.moveVote(move);
            case NodeStep.Promote promote -> nodes.promote(promote);
            case NodeStep.AllowWrites allow -> nodes.allowWrites(allow);
        }
    }

    /** Runs a step on the passwords of the image's own roles. */
    public void run(PasswordStep step, Consumer<String> note) {
        passwords.run(step, note);
    }

    /** Runs a step on settings. */
    public void run(KnobStep step) {
        switch (step) {
            case KnobStep.UpdateKnobs update -> knobs.update(update);
            case KnobStep.ApplyKnobs apply -> knobs.apply(apply);
            case KnobStep.SettleKnobs settle -> knobs.settle(settle);
        }
    }
}
