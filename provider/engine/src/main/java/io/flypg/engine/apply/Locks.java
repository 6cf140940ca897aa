package io.flypg.engine.apply;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.resource.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One lock per cluster for the whole run, taken when the first of its changes begins. */
final class Locks implements AutoCloseable {
    private final Platform platform;
    private final Dependencies dependencies;
    private final Map<String, Platform.Lock> held = new ConcurrentHashMap<>();
    private final Map<String, Failure> refused = new ConcurrentHashMap<>();

    Locks(Platform platform, Dependencies dependencies) {
        this.platform = platform;
        this.dependencies = dependencies;
    }

    /**
     * Changes of one cluster come one after the other, so only different clusters meet here.
     *
     * @throws Failure when somebody else holds it; whoever waited for that once does not wait again
     */
    void take(Address address, Consumer<String> note) {
        Optional<String> cluster = dependencies.clusterOf(address);
        if (cluster.isEmpty() || held.containsKey(cluster.get())) {
            return;
        }
        Failure before = refused.get(cluster.get());
        if (before != null) {
            throw before;
        }
        try {
            held.put(cluster.get(), platform.lock(cluster.get(), note));
        } catch (Failure failure) {
            refused.put(cluster.get(), failure);
            throw failure;
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
