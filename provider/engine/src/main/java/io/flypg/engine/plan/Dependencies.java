package io.flypg.engine.plan;

import io.flypg.engine.address.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which change has to wait for which, and which cluster it is part of. */
public final class Dependencies {
    private final Map<Address, Set<Address>> needs = new HashMap<>();
    private final Map<Address, Address> after = new HashMap<>();
    private final Map<Address, String> clusters = new HashMap<>();

    /** Makes one change wait for others, and leaves it out when one of them fails. */
    public void add(Address change, List<Address> first) {
        needs.computeIfAbsent(change, _ -> new TreeSet<>()).addAll(first);
    }

    /** Makes one change wait for another, however that one ends. */
    public void addAfter(Address change, Address first) {
        after.put(change, first);
    }

    /** Makes a change part of a cluster. */
    public void within(Address change, String cluster) {
        clusters.put(change, cluster);
    }

    /** What has to have worked before a change. */
    public Set<Address> of(Address change) {
        return Set.copyOf(needs.getOrDefault(change, Set.of()));
    }

    /** What only has to have ended before a change. */
    public Optional<Address> after(Address change) {
        return Optional.ofNullable(after.get(change));
    }

    /** The cluster that is locked while a change is made; empty for an app. */
    public Optional<String> clusterOf(Address change) {
        return Optional.ofNullable(clusters.get(change));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dependencies dependencies
                && dependencies.needs.equals(needs)
                && dependencies.after.equals(after)
                && dependencies.clusters.equals(clusters);
    }

    @Override
    public int hashCode() {
        return needs.hashCode() + after.hashCode() + clusters.hashCode();
    }
}
