package io.flypg.local.store;

import java.nio.file.Path;

/** The folder of the local platform cannot be used; worded for the user. */
public final class FolderUnusable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    FolderUnusable(Path folder, Throwable cause) {
        super(
                "The folder of the local platform, " + folder + ", cannot be used: " + cause
                        + ". Make it writable, or name another one with FLYPG_LOCAL_DIR.",
                cause);
    }
}
