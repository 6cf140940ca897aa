package io.flypg.local.store;

import java.nio.file.Path;

/** Another server already works in the folder; two would overwrite each other. */
public final class FolderInUse extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    FolderInUse(Path folder, String owner) {
        super("The local platform in " + folder + " is already running (" + owner + "). Use it, stop it with "
                + "\"flypg local stop\", or name another folder with FLYPG_LOCAL_DIR.");
    }
}
