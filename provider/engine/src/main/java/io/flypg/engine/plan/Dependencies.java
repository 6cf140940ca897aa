package io.flypg.engine.plan;

import io.flypg.engine.address.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which change has to wait for which. */
public final class Dependencies {
    private final Map<Address, Set<Address>> waitsFor = new HashMap<>();

    /** Makes one change wait for others. */
    public void add(Address change, List<Address> first) {
        waitsFor.computeIfAbsent(change, _ -> new TreeSet<>()).addAll(first);
    }

    /** What a change waits for. */
    public Set<Address> of(Address change) {
        return Set.copyOf(waitsFor.getOrDefault(change, Set.of()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dependencies dependencies && dependencies.waitsFor.equals(waitsFor);
    }

    @Override
    public int hashCode() {
        return waitsFor.hashCode();
    }
}
