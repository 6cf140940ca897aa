package io.flypg.engine.resource;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.Definition;
import java.util.Set;

/**
 * What else is known while one resource is planned.
 *
 * @param leaving what the same plan deletes
 */
public record Surroundings(Definition definition, Observations observations, Set<Address> leaving) {
    public Surroundings {
        leaving = Set.copyOf(leaving);
    }

    /** Whether the same plan deletes that address. */
    public boolean isLeaving(Address address) {
        return leaving.contains(address);
    }
}
