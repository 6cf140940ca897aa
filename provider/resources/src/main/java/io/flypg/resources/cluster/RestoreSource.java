package io.flypg.resources.cluster;

import io.flypg.engine.address.Size;
import io.flypg.engine.resource.Source;
import java.util.OptionalInt;

/** What a cluster is to be restored from, as the platform has it. */
public sealed interface RestoreSource extends Source {
    /**
     * It is there.
     *
     * @param app the app that has the volume, or had it
     * @param size of that volume: no copy is smaller
     * @param major of the PostgreSQL whose files are on it; empty when the platform does not say
     */
    record Found(String app, Size size, OptionalInt major) implements RestoreSource {}

    /**
     * It is not there, or nobody can tell.
     *
     * @param reason a sentence for people
     */
    record Missing(String reason, String hint) implements RestoreSource {}
}
