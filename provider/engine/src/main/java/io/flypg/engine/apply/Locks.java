package io.flypg.engine.apply;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Fingerprint.Look;
import io.flypg.engine.plan.Fingerprint.State;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One lock per cluster for the whole run, taken when the first of its changes begins. */
final class Locks implements AutoCloseable {
    private final Platform platform;
    private final Plan plan;
    private final Map<String, Platform.Lock> held = new ConcurrentHashMap<>();
    private final Map<String, Failure> refused = new ConcurrentHashMap<>();

    Locks(Platform platform, Plan plan) {
        this.platform = platform;
        this.plan = plan;
    }

    /**
     * Changes of one cluster come one after the other, so only different clusters meet here.
     *
     * @throws Failure when somebody else holds it, or has changed it since the plan was made; whoever waited for that once does not wait
     *     again
     */
    void take(Address address, Consumer<String> note) {
        Optional<String> cluster = plan.dependencies().clusterOf(address);
        if (cluster.isEmpty() || held.containsKey(cluster.get())) {
            return;
        }
        Failure before = refused.get(cluster.get());
        if (before != null) {
            throw before;
        }
        try {
            held.put(cluster.get(), platform.lock(cluster.get(), note));
            requireUnmoved(cluster.get());
        } catch (Failure failure) {
            refused.put(cluster.get(), failure);
            throw failure;
        }
    }

    /** Between the plan and the lock there is a question to a person, or a wait for another run: from here on nothing moves by itself. */
    private void requireUnmoved(String cluster) {
        Look planned = plan.fingerprint().looks().getOrDefault(Address.cluster(cluster), Look.ABSENT);
        if (planned.state() == State.PRESENT
                && !planned.equals(platform.observe(cluster).look())) {
            throw new Failure(
                    Failure.Kind.STALE,
                    Problem.of(
                            Address.cluster(cluster),
                            "Plan is stale",
                            "the cluster is not any more as it was when this was planned.",
                            "run the command again: it looks anew"));
        }
    }

    @Override
    public void close() {
        held.values().forEach(Locks::release);
        held.clear();
    }

    /** What was done is done: a lock that cannot be given back runs out by itself, and the others are given back all the same. */
    private static void release(Platform.Lock lock) {
        try {
            lock.close();
        } catch (RuntimeException e) {
            return;
        }
    }
}
