package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.volume.Snapshot;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Takes snapshots of volumes. What the platform answers to that does not name the snapshot, so it is found by looking. */
final class Snapshots {
    private static final Duration APPEARING = Duration.ofSeconds(10);

    private final Live live;
    private final NodeName node;
    private final String volume;

    /** Of one volume, which is a node's. */
    Snapshots(Live live, NodeName node, String volume) {
        this.live = live;
        this.node = node;
        this.volume = volume;
    }

    /** Takes one, and waits until it can be used. */
    Snapshot take() {
        Set<String> before = list().stream().map(Snapshot::id).collect(Collectors.toSet());
        try {
            live.fly().volumes(node.cluster()).createSnapshot(volume);
        } catch (FlyException e) {
            if (!e.is(FlyException.Kind.AMBIGUOUS) || !Pace.until(APPEARING, () -> isMore(before))) {
                throw e;
            }
        }
        return await(before);
    }

    private boolean isMore(Set<String> before) {
        return list().stream().anyMatch(snapshot -> !before.contains(snapshot.id()));
    }

    private Snapshot await(Set<String> before) {
        AtomicReference<Optional<Snapshot>> last = new AtomicReference<>(Optional.empty());
        boolean settled = Pace.until(live.pace().patience(), () -> {
            last.set(list().stream()
                    .filter(snapshot -> !before.contains(snapshot.id()))
                    .findFirst());
            return last.get().filter(Snapshot::isSettled).isPresent();
        });
        if (!settled) {
            throw Failures.timedOut(
                    node,
                    "the snapshot of its volume " + volume + " is not finished",
                    "look at 'fly volumes snapshots list " + volume + "', and run the command again");
        }
        Snapshot taken = last.get().orElseThrow();
        if (!taken.isReady()) {
            throw Failures.failed(
                    node,
                    "Snapshot failed",
                    "the platform began a snapshot of its volume " + volume + " and could not finish it",
                    "run the command again: it takes another");
        }
        return taken;
    }

    /** One that is there. */
    Optional<Snapshot> find(String id) {
        return list().stream().filter(snapshot -> snapshot.id().equals(id)).findFirst();
    }

    private List<Snapshot> list() {
        return live.fly().volumes(node.cluster()).snapshots(volume);
    }
}
