package io.flypg.engine.plan;

import io.flypg.engine.address.Address;
import java.util.List;

/**
 * Which part of all that could be done a plan is.
 *
 * @param targets the addresses somebody named; empty for all of it
 * @param leftOut how many changes are not in it because of that
 */
public record Scope(List<Address> targets, int leftOut) {
    /** All of it. */
    public static final Scope WHOLE = new Scope(List.of(), 0);

    public Scope {
        targets = List.copyOf(targets);
    }

    public boolean isWhole() {
        return targets.isEmpty();
    }
}
