package io.flypg.resources.live;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Platform;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.machine.Lease;
import io.flypg.fly.machine.Leases;
import io.flypg.fly.machine.Nonces;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Leases on all machines of a cluster, kept fresh until it is closed. When the process dies they run out by themselves; somebody
 * else's are never broken.
 */
public final class ClusterLock implements Platform.Lock, Nonces {
    private final String cluster;
    private final Leases leases;
    private final Pace pace;
    private final Runnable onClose;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Thread refresher;
    private volatile boolean lost;
    private volatile boolean closed;

    /**
     * A lease as this computer sees it.
     *
     * @param until when it has run out, by this computer's clock, which goes on while the computer sleeps
     */
    private record Held(Lease lease, Instant until) {
        boolean hasRunOut() {
            return Instant.now().isAfter(until);
        }
    }

    ClusterLock(String cluster, Leases leases, Pace pace, Runnable onClose) {
        this.cluster = cluster;
        this.leases = leases;
        this.pace = pace;
        this.onClose = onClose;
        this.refresher = Thread.ofVirtual().name("leases of " + cluster).start(this::refresh);
    }

    @Override
    public Optional<String> of(String machine) {
        return Optional.ofNullable(held.get(machine)).map(Held::lease).map(Lease::nonce);
    }

    /**
     * Fails when the cluster was anybody's for a while, as after a computer slept: what was planned before may not be true any more. That it
     * could be taken anew says nothing about what happened in between.
     */
    public void requireUnbroken() {
        held.values().forEach(this::noteWhenRunOut);
        if (lost) {
            throw Failures.stale(
                    "cluster." + cluster, "the lock on it ran out for a while, so somebody else may have changed it");
        }
    }

    private void noteWhenRunOut(Held kept) {
        if (kept.hasRunOut()) {
            lost = true;
        }
    }

    /** Takes in the lease that came with a machine's creation. */
    public void adopt(Lease lease) {
        hold(lease, Instant.now());
    }

    private void hold(Lease lease, Instant asked) {
        held.put(lease.machineId(), new Held(lease, asked.plus(pace.lease())));
    }

    /** Forgets a machine that is gone. */
    public void forget(String machine) {
        held.remove(machine);
    }

    /** Takes the lease of one machine, waiting for another holder. */
    public void take(String machine, Consumer<String> note) {
        if (held.containsKey(machine)) {
            return;
        }
        AtomicReference<FlyException> inTheWay = new AtomicReference<>();
        boolean taken = Pace.until(pace.lockPatience(), () -> tryTake(machine, inTheWay, note));
        if (!taken) {
            throw refused(inTheWay.get());
        }
    }

    private boolean tryTake(String machine, AtomicReference<FlyException> inTheWay, Consumer<String> note) {
        try {
            Instant asked = Instant.now();
            hold(leases.acquire(machine, pace.lease(), "flypg apply"), asked);
            return true;
        } catch (FlyException e) {
            if (e.is(FlyException.Kind.NOT_FOUND)) {
                return true;
            }
            if (!e.is(FlyException.Kind.LEASE_HELD)) {
                throw Failures.of("cluster." + cluster, e);
            }
            if (inTheWay.getAndSet(e) == null) {
                note.accept("waiting for " + holder(e) + ", who is changing " + cluster);
            }
            return false;
        }
    }

    private Failure refused(FlyException e) {
        Problem problem = Problem.of(
                "cluster." + cluster,
                "Locked by somebody else",
                holder(e) + " is changing it, and did not finish within "
                        + pace.lockPatience().toSeconds() + " s.",
                "wait until that is done, and run the command again; a crashed run lets go after "
                        + pace.lease().toSeconds() + " s");
        return new Failure(Failure.Kind.REFUSED, problem, e);
    }

    private static String holder(FlyException e) {
        return e.leaseHolder().map(holder -> holder.owner()).orElse("another run");
    }

    private void refresh() {
        try {
            while (!closed) {
                Thread.sleep(pace.lease().dividedBy(4));
                held.replaceAll((_, lease) -> refreshed(lease));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A lease that cannot be refreshed now may be the next time. One that ran out before is taken anew, and that is no prolonging. */
    private Held refreshed(Held before) {
        noteWhenRunOut(before);
        try {
            Instant asked = Instant.now();
            return new Held(leases.refresh(before.lease(), pace.lease()), asked.plus(pace.lease()));
        } catch (FlyException e) {
            if (e.is(FlyException.Kind.LEASE_HELD)) {
                lost = true;
            }
            return before;
        }
    }

    /** A refresh that comes after its release would take the lease anew, so the last one has to be over. */
    @Override
    public void close() {
        closed = true;
        refresher.interrupt();
        try {
            refresher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        held.values().forEach(kept -> release(kept.lease()));
        held.clear();
        onClose.run();
    }

    private void release(Lease lease) {
        try {
            leases.release(lease);
        } catch (FlyException e) {
            // it runs out by itself
            held.remove(lease.machineId());
        }
    }
}
