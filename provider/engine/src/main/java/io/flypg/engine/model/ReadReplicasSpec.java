package io.flypg.engine.model;

import io.flypg.engine.address.Region;
import java.util.Optional;

/** Readers of a cluster in one region. */
public record ReadReplicasSpec(
        @Field(value = "Region of the readers.", positional = true)
        Region region,

        @Field(value = "How many.", byDefault = "1") int count,

        @Field("Machine of each reader, when it is not that of the cluster.")
        Optional<MachineSpec> machine,

        @Field("Volume of each reader, when it is not that of the cluster.")
        Optional<VolumeSpec> volume) {}
