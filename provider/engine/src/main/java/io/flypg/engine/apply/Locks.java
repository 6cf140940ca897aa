package io.flypg.engine.apply;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Fingerprint;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Platform;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One lock per cluster for the whole run, taken when the first of its changes begins. */
final class Locks implements AutoCloseable {
    private final Platform platform;
    private final Plan plan;
    private final Definition definition;
    private final Map<String, Platform.Lock> held = new ConcurrentHashMap<>();
    private final Map<String, Failure> refused = new ConcurrentHashMap<>();

    Locks(Platform platform, Plan plan, Definition definition) {
        this.platform = platform;
        this.plan = plan;
        this.definition = definition;
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
        Fingerprint now = platform.observe(definition, cluster).fingerprint();
        Set<Address> matters = touched(cluster);
        // what came since then would go with its cluster, and nobody has seen that
        now.looks().keySet().stream()
                .filter(address -> !plan.fingerprint().looks().containsKey(address))
                .forEach(matters::add);
        List<Problem> moved =
                plan.fingerprint().within(matters::contains).movesTo(now.within(matters::contains)).stream()
                        .map(Locks::stale)
                        .toList();
        if (!moved.isEmpty()) {
            throw new Failure(Failure.Kind.STALE, moved);
        }
    }

    /** The cluster itself counts always; what is blocked is not touched, and may well be seen again by now. */
    private Set<Address> touched(String cluster) {
        Set<Address> touched = new HashSet<>(Set.of(Address.cluster(cluster)));
        plan.changes().stream()
                .filter(change -> !(change instanceof Change.Blocked))
                .map(Change::address)
                .filter(address -> plan.dependencies().clusterOf(address).equals(Optional.of(cluster)))
                .forEach(touched::add);
        return touched;
    }

    private static Problem stale(Fingerprint.Move move) {
        return Problem.of(
                move.address(),
                "Stale plan",
                "it is not any more as it was when this was planned: it " + move.how() + ".",
                "run the command again: it looks anew");
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
