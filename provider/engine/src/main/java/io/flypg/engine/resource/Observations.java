package io.flypg.engine.resource;

import io.flypg.engine.address.Address;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One look at the platform: every declared address, and every other that the project owns. */
public final class Observations {
    private final SortedMap<Address, Observation<?>> all;

    public Observations(Map<Address, ? extends Observation<?>> all) {
        this.all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
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

    /** What is there at an address. */
    public <O extends Observed> Optional<O> present(Address address, Class<O> type) {
        return find(address, type) instanceof Observation.Present<O> present
                ? Optional.of(present.value())
                : Optional.empty();
    }

    /** Equal for two looks between which nothing moved that a plan rests on. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder();
        all.forEach((address, observation) ->
                text.append(address).append('=').append(observation.stable()).append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
