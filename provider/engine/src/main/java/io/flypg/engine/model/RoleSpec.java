package io.flypg.engine.model;

import io.flypg.engine.address.Address;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A role with what it may do. Roles of attachments are made by the attachment. */
public record RoleSpec(
        @Field(value = "Cluster it lives in.", outer = true) String cluster,

        @Field(value = "Name of the role.", positional = true)
        String name,

        @Field(value = "Whether somebody may log in as it.", byDefault = "false")
        boolean login,

        @Field("Databases it may read.") List<String> reads,
        @Field("Databases it may read and write.") List<String> writes,

        @Field("How many sessions it may have at once; without it there is no limit.")
        Optional<Integer> connectionLimit,

        @Field("Settings for sessions of this role.") Config config)
        implements Spec {

    public RoleSpec {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    @Override
    public Address address() {
        return Address.role(cluster, name);
    }

    @Override
    public List<Address> dependsOn() {
        return Stream.concat(
                        Stream.of(Address.cluster(cluster)),
                        Stream.concat(reads.stream(), writes.stream())
                                .map(database -> Address.database(cluster, database)))
                .distinct()
                .toList();
    }
}
