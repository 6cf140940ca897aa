package io.flypg.engine.resource;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Fingerprint;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One look at the platform: every declared address, and every other that the project owns. */
public final class Observations {
    private final SortedMap<Address, Observation<?>> all;
    private final Map<Address, Source> sources;

    public Observations(Map<Address, ? extends Observation<?>> all) {
        this(all, Map.of());
    }

    /**
     * A look that went further than the resources.
     *
     * @param sources what each address is to be made from, where that is something on the platform
     */
    public Observations(Map<Address, ? extends Observation<?>> all, Map<Address, ? extends Source> sources) {
        this.all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
        this.sources = Map.copyOf(sources);
    }

    public SortedMap<Address, Observation<?>> all() {
        return all;
    }

    /** What was seen at an address, as the type its planner knows; absent when nobody looked. */
    public <O extends Observed> Observation<O> find(Address address, Class<O> type) {
        Observation<?> found = all.get(address);
        return switch (found) {
            case null -> new Observation.Absent<>();
            case Observation.Present<?> present -> new Observation.Present<>(type.cast(present.value()));
            case Observation.Absent<?> _ -> new Observation.Absent<>();
            case Observation.Unknown<?> unknown -> new Observation.Unknown<>(unknown.reason());
        };
    }

    /** What an address is to be made from; empty when nobody looked. */
    public <S extends Source> Optional<S> source(Address address, Class<S> type) {
        return Optional.ofNullable(sources.get(address)).map(type::cast);
    }

    /** What is there at an address. */
    public <O extends Observed> Optional<O> present(Address address, Class<O> type) {
        return find(address, type) instanceof Observation.Present<O> present
                ? Optional.of(present.value())
                : Optional.empty();
    }

    /** What a plan rests on. */
    public Fingerprint fingerprint() {
        SortedMap<Address, Fingerprint.Look> looks = new TreeMap<>();
        all.forEach((address, observation) -> looks.put(address, observation.look()));
        return new Fingerprint(looks);
    }
}
