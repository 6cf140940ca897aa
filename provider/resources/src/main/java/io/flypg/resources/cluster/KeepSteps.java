package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.fly.call.SecretText;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineState;
import io.flypg.fly.volume.Snapshot;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs the steps that take a cluster out of service and keep its data. */
final class KeepSteps {
    private final Live live;
    private final NodeSteps nodes;
    private final Roles roles;

    KeepSteps(Live live, NodeSteps nodes) {
        this.live = live;
        this.nodes = nodes;
        this.roles = new Roles(live);
    }

    /** The image gives the server 5 s to end, and what is on disk before need not be written then. */
    void shutDown(NodeStep.ShutDown step) {
        Machine machine = requireLast(step.node());
        NodeRole role = machine.is(MachineState.STARTED) ? roles.role(machine) : NodeRole.UNKNOWN;
        if (role == NodeRole.REPLICA) {
            throw Failures.stale(step.node(), "it is a standby now, so another node has the newest data");
        }
        if (role == NodeRole.PRIMARY) {
            roles.checkpoint(step.node());
        }
        nodes.stop(step.node());
    }

    /** The note comes last: with it, there is all that it speaks of. */
    void keep(PlatformStep.KeepVolume step, String project) {
        Machine machine = requireLast(step.node());
        requireStopped(step.node(), machine);
        String volume = volume(step.node(), machine);
        if (isKept(step.node(), machine, volume)) {
            return;
        }
        Snapshot snapshot = new Snapshots(live, step.node(), volume).take();
        OptionalInt major = ClusterObserver.version(machine)
                .map(version -> OptionalInt.of(version.major()))
                .orElse(OptionalInt.empty());
        String note = new Kept(project, volume, snapshot.id(), major).toText();
        live.fly().secrets(step.node().cluster()).set(Map.of(Kept.SECRET, SecretText.of(note)));
    }

    /** Whether an earlier run came as far, and the machine has not run since. */
    private boolean isKept(NodeName node, Machine machine, String volume) {
        return noted(live, node.cluster())
                .filter(kept -> kept.volume().equals(volume))
                .flatMap(kept -> new Snapshots(live, node, volume).find(kept.snapshot()))
                .filter(Snapshot::isReady)
                .flatMap(Snapshot::createdAt)
                .filter(taken -> taken.isAfter(NodeObserver.lastEvent(machine)))
                .isPresent();
    }

    /** What the note in a cluster's app says; empty when there is none, or this token may not read it. */
    static Optional<Kept> noted(Live live, String cluster) {
        return Optional.ofNullable(live.fly().secrets(cluster).reveal().get(Kept.SECRET))
                .map(SecretText::reveal)
                .flatMap(Kept::parse);
    }

    /** Only once it is noted what it leaves: with the machine go all marks. */
    void destroy(NodeStep.DestroyMachine step) {
        if (live.find(step.node()).isEmpty()) {
            return;
        }
        Machine machine = requireLast(step.node());
        requireStopped(step.node(), machine);
        String volume = volume(step.node(), machine);
        if (noted(live, step.node().cluster())
                .filter(kept -> kept.volume().equals(volume))
                .isEmpty()) {
            throw Failures.stale(step.node(), "it is not noted in its app that the volume " + volume + " is kept");
        }
        nodes.destroy(step.node().cluster(), machine);
    }

    void forget(PlatformStep.ForgetKept step) {
        live.fly().secrets(step.cluster()).unset(List.of(Kept.SECRET));
    }

    private Machine requireLast(NodeName node) {
        Machine machine = live.require(node);
        List<Machine> others = live.nodes(node.cluster()).stream()
                .filter(other ->
                        !other.id().equals(machine.id()) && !other.state().isGoing())
                .toList();
        if (!others.isEmpty()) {
            throw Failures.stale(
                    node,
                    "it is not the last node: there is also machine "
                            + others.getFirst().id());
        }
        return machine;
    }

    private static void requireStopped(NodeName node, Machine machine) {
        if (!machine.is(MachineState.STOPPED) && !machine.is(MachineState.CREATED)) {
            throw Failures.stale(node, "its machine is not stopped any more");
        }
    }

    private static String volume(NodeName node, Machine machine) {
        return machine.volumeId().orElseThrow(() -> Failures.stale(node, "its machine has no volume"));
    }
}
