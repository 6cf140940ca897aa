package io.flypg.engine.planner;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Dependencies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which change waits for which: what it needs, and within one cluster everything before it. What is deleted needs the
 * deletions before it in its cluster to have worked, so that a cluster never goes while something that hangs on it stays.
 */
final class Ordering {
    private final Hanging hanging;
    private final Set<Address> later = new HashSet<>();
    private final Map<String, Address> lastOfCluster = new HashMap<>();
    private final Map<String, List<Address>> deletesOfCluster = new HashMap<>();
    private final Dependencies.Builder dependencies = new Dependencies.Builder();

    private Ordering(Hanging hanging) {
        this.hanging = hanging;
    }

    /** The dependencies of changes that are already sorted: a change only ever waits for one before it. */
    static Dependencies of(Hanging hanging, List<Change> changes) {
        Ordering ordering = new Ordering(hanging);
        changes.forEach(change -> ordering.later.add(change.address()));
        changes.forEach(ordering::add);
        changes.stream().filter(Change.Delete.class::isInstance).forEach(change -> ordering.leave(change, changes));
        return ordering.dependencies.build();
    }

    private void add(Change change) {
        Address address = change.address();
        later.remove(address);
        if (!(change instanceof Change.Delete)) {
            // what it hangs on comes later only when that goes and this is gone already, or cannot be seen
            dependencies.add(
                    address,
                    hanging.declared(address).stream()
                            .filter(on -> !later.contains(on))
                            .toList());
        }
        hanging.clusterOf(address).ifPresent(cluster -> within(cluster, change));
    }

    private void within(String cluster, Change change) {
        dependencies.within(change.address(), cluster);
        Address previous = lastOfCluster.put(cluster, change.address());
        if (previous != null) {
            dependencies.addAfter(change.address(), previous);
        }
        if (change instanceof Change.Delete) {
            List<Address> before = deletesOfCluster.computeIfAbsent(cluster, _ -> new ArrayList<>());
            dependencies.add(change.address(), before);
            before.add(change.address());
        }
    }

    /** An app goes after what is attached to it. */
    private void leave(Change delete, List<Change> changes) {
        if (delete.address().type() != ResourceType.APP) {
            return;
        }
        dependencies.add(
                delete.address(),
                changes.stream()
                        .map(Change::address)
                        .filter(other -> other.type() == ResourceType.ATTACHMENT
                                && other.name().startsWith(delete.address().name() + "/"))
                        .toList());
    }
}
