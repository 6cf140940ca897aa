package io.flypg.engine.resource;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.Definition;
import java.util.Set;

/**
 * What else is known while one resource is planned.
 *
 * @param leaving what the same plan deletes
 * @param purge whether the last volume of a cluster that it deletes goes too
 */
public record Surroundings(Definition definition, Observations observations, Set<Address> leaving, boolean purge) {
    public Surroundings {
        leaving = Set.copyOf(leaving);
    }

    /** Those of a plan that keeps the last volume of each cluster. */
    public Surroundings(Definition definition, Observations observations, Set<Address> leaving) {
        this(definition, observations, leaving, false);
    }

    /** Whether the same plan deletes that address. */
    public boolean isLeaving(Address address) {
        return leaving.contains(address);
    }
}
