package io.flypg.language.format;

import io.flypg.language.scan.Scan;

/** The canonical form of a definition. */
public final class Canonical {
    private Canonical() {}

    /** The text of a source that was read to its end, written anew: its meaning and its comments are the same. */
    public static String text(Scan scan) {
        return new Layout(scan).write();
    }
}
