package io.flypg.resources.live;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Platform;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.machine.Lease;
import io.flypg.fly.machine.Leases;
import io.flypg.fly.machine.Nonces;
import java.time.Duration;
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
    /** Long enough to survive a few lost calls, short enough not to be in the way after a crash. */
    public static final Duration TTL = Duration.ofSeconds(20);

    private static final Duration REFRESH = Duration.ofSeconds(5);

    private final String cluster;
    private final Leases leases;
    private final Duration patience;
    private final Runnable onClose;
    private final Map<String, Lease> held = new ConcurrentHashMap<>();
    private final Thread refresher;

    ClusterLock(String cluster, Leases leases, Duration patience, Runnable onClose) {
        this.cluster = cluster;
        this.leases = leases;
        this.patience = patience;
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
        boolean taken = Pace.until(patience, () -> tryTake(machine, inTheWay, note));
        if (!taken) {
            throw refused(inTheWay.get());
        }
    }

    private boolean tryTake(String machine, AtomicReference<FlyException> inTheWay, Consumer<String> note) {
        try {
            held.put(machine, leases.acquire(machine, TTL, "flypg apply"));
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
                holder(e) + " is changing it, and did not finish within " + patience.toSeconds() + " s.",
                "wait until that is done, and run the command again; a crashed run lets go after " + TTL.toSeconds()
                        + " s");
        return new Failure(Failure.Kind.REFUSED, problem, e);
    }

    private static String holder(FlyException e) {
        return e.leaseHolder().map(holder -> holder.owner()).orElse("another run");
    }

    private void refresh() {
        try {
            while (true) {
                Thread.sleep(REFRESH);
                held.replaceAll((_, lease) -> refreshed(lease));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A lease that cannot be refreshed now may be the next time; if not, the platform refuses our next change. */
    private Lease refreshed(Lease lease) {
        try {
            return leases.refresh(lease, TTL);
        } catch (FlyException e) {
            return lease;
        }
    }

    @Override
    public void close() {
        refresher.interrupt();
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
