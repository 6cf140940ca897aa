package io.flypg.engine.model;

import java.util.Optional;

/** What the data of a new cluster comes from: one of the two. */
public record RestoreSpec(
        @Field("Id of a snapshot of a volume in the same organization: 'vs_…'.")
        Optional<String> snapshot,

        @Field("Name of a cluster in the same organization, whose primary's volume is copied as it is at that moment.")
        Optional<String> fork) {
    /** As the platform's variable on a restored node has it: the snapshot, or the name of the other cluster. */
    public String source() {
        return snapshot.or(() -> fork).orElse("");
    }

    /** For people. */
    @Override
    public String toString() {
        return snapshot.map(id -> "snapshot " + id).orElseGet(() -> "fork of " + fork.orElse("nothing"));
    }
}
