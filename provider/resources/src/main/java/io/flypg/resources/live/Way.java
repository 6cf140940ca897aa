package io.flypg.resources.live;

import java.util.Locale;

/** How a node is reached, in the order in which it is tried. */
public enum Way {
    /** Its PostgreSQL at a port of this computer that somebody leads there, and the rest by one of the others. */
    PROXY,
    /** At its own address: a private network, or the local platform. */
    DIRECT,
    /** By commands in its guest, which the platform runs for whoever has a token. */
    EXEC;

    /** For people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
