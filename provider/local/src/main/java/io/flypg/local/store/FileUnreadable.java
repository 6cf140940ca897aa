package io.flypg.local.store;

import java.nio.file.Path;

/** A file of the local platform does not hold what it should; worded for the user. */
public final class FileUnreadable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** The cause is kept out of the text: it could quote the file, and the file can hold secrets. */
    FileUnreadable(Path file) {
        super("The local platform cannot read " + file + ". It was changed by hand, or by another version of flypg. "
                + "Bring back the old file, or begin anew with \"flypg local reset\".");
    }
}
