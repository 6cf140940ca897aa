package io.flypg.engine.model;

import io.flypg.engine.address.Address;
import java.util.List;

/** An app of this organization that uses a cluster. It is created when it is not there, without machines. */
public record AppSpec(
        @Field(value = "Name of the Fly app.", positional = true)
        String name) implements Spec {
    @Override
    public Address address() {
        return Address.app(name);
    }

    @Override
    public List<Address> dependsOn() {
        return List.of();
    }
}
