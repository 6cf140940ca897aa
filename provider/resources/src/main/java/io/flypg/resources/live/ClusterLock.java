package io.flypg.resources.live;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Platform;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.machine.Lease;
import io.flypg.fly.machine.Leases;
import io.flypg.fly.machine.Nonces;
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
    private final Map<String, Lease> held = new ConcurrentHashMap<>();
    private final Thread refresher;
    private volatile boolean closed;

    ClusterLock(String cluster, Leases leases, Pace pace, Runnable onClose) {
        this.cluster = cluster;
        this.leases = leases;
        this.pace = pace;
        this.onClose = onClose;
        this.refresher = Thread.ofVirtual().name("leases of " + cluster).start(this::refresh);
    }

    @Override
    public Optional<String> of(String machine) {
        return Optional.ofNullable(held.get(machine)).map(Lease::nonce);
    }

    /** Takes in the lease that came with a machine's creation. */
    public void adopt(Lease lease) {
        held.put(lease.machineId(), lease);
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
            held.put(machine, leases.acquire(machine, pace.lease(), "flypg apply"));
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

    /** A lease that cannot be refreshed now may be the next time; if not, the platform refuses our next change. */
    private Lease refreshed(Lease lease) {
        try {
            return leases.refresh(lease, pace.lease());
        } catch (FlyException e) {
            return lease;
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
        held.values().forEach(this::release);
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
