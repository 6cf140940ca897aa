package io.flypg.engine.plan;

import io.flypg.engine.address.Address;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which change has to wait for which, and which cluster it is part of.
 *
 * @param needs what has to have worked before a change, which is left out when one of them fails
 * @param after what a change waits for, however that one ends
 * @param clusters the cluster that a change is part of; none for an app
 */
public record Dependencies(
        SortedMap<Address, SortedSet<Address>> needs,
        SortedMap<Address, Address> after,
        SortedMap<Address, String> clusters) {
    /** Nothing waits for anything. */
    public static final Dependencies NONE = new Builder().build();

    public Dependencies {
        needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
        after = Collections.unmodifiableSortedMap(new TreeMap<>(after));
        clusters = Collections.unmodifiableSortedMap(new TreeMap<>(clusters));
    }

    /** What has to have worked before a change. */
    public Set<Address> of(Address change) {
        return needs.containsKey(change) ? Collections.unmodifiableSet(needs.get(change)) : Set.of();
    }

    /** What only has to have ended before a change. */
    public Optional<Address> after(Address change) {
        return Optional.ofNullable(after.get(change));
    }

    /** The cluster that is locked while a change is made; empty for an app. */
    public Optional<String> clusterOf(Address change) {
        return Optional.ofNullable(clusters.get(change));
    }

    /** Puts dependencies together. */
    public static final class Builder {
        private final SortedMap<Address, SortedSet<Address>> needs = new TreeMap<>();
        private final SortedMap<Address, Address> after = new TreeMap<>();
        private final SortedMap<Address, String> clusters = new TreeMap<>();

        /** Makes one change wait for others, and leaves it out when one of them fails. */
        public Builder add(Address change, List<Address> first) {
            needs.computeIfAbsent(change, _ -> new TreeSet<>()).addAll(first);
            return this;
        }

        /** Makes one change wait for another, however that one ends. */
        public Builder addAfter(Address change, Address first) {
            after.put(change, first);
            return this;
        }

        /** Makes a change part of a cluster. */
        public Builder within(Address change, String cluster) {
            clusters.put(change, cluster);
            return this;
        }

        public Dependencies build() {
            return new Dependencies(needs, after, clusters);
        }
    }
}
