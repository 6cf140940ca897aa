package io.flypg.local.node.binaries;

import io.flypg.local.node.process.BootFailure;

/** A version of PostgreSQL cannot be had here. Trying again at once does not help, and would hammer on the repository. */
public final class NoBinaries extends BootFailure {
    private static final long serialVersionUID = 1L;

    NoBinaries(String message) {
        super(message);
    }

    NoBinaries(String message, Throwable cause) {
        super(message, cause);
    }
}
