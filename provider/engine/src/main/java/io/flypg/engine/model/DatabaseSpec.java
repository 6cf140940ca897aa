package io.flypg.engine.model;

import io.flypg.engine.address.Address;
import java.util.List;
import java.util.Optional;

/** A database with an owner role of its own that nobody logs in as, so ownership outlives every login. */
public record DatabaseSpec(
        @Field(value = "Cluster it lives in.", outer = true) String cluster,

        @Field(value = "Name of the database.", positional = true)
        String name,

        @Field("Name of the owner role, when it is not the database's name with _owner.")
        Optional<String> owner,

        @Field("Extensions to have in it. One that is taken out is dropped only when nothing depends on it.")
        List<ExtensionSpec> extensions,

        @Field(value = "Character encoding; fixed once it exists.", byDefault = "'UTF8'")
        String encoding,

        @Field("Settings for sessions in this database.") Config config)
        implements Spec {

    public DatabaseSpec {
        extensions = List.copyOf(extensions);
    }

    /** The role that owns the database and everything in it. */
    public String ownerRole() {
        return owner.orElse(name + "_owner");
    }

    @Override
    public Address address() {
        return Address.database(cluster, name);
    }

    @Override
    public List<Address> dependsOn() {
        return List.of(Address.cluster(cluster));
    }
}
