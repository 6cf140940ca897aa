package io.flypg.engine.model;

import io.flypg.engine.address.Size;
import java.time.Duration;
import java.util.Optional;

/** The volume of a node. */
public record VolumeSpec(
        @Field(
                value =
                        "Size, in whole gigabytes. It grows without a restart, and shrinks only with shrinkByReplacement.",
                byDefault = "10.GB")
        Size size,

        @Field(value = "How long the platform keeps its daily snapshots: 1 to 60 days.", byDefault = "5.days")
        Duration keepSnapshots,

        @Field("Lets the platform extend the volume by itself. A volume that has grown this way is no difference.")
        Optional<ExtendSpec> extend,

        @Field(value = "Whether the volume is encrypted at rest; fixed once it exists.", byDefault = "true")
        boolean encrypted,

        @Field(
                value =
                        "Whether a smaller size may be reached by new nodes: they catch up, one of them takes over, and the old ones are"
                                + " retired with their volumes. It costs a switchover.",
                byDefault = "false")
        boolean shrinkByReplacement) {
    /** The same with another size. */
    public VolumeSpec withSize(Size other) {
        return new VolumeSpec(other, keepSnapshots, extend, encrypted, shrinkByReplacement);
    }
}
