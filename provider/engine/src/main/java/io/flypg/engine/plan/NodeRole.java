package io.flypg.engine.plan;

import java.util.Locale;

/** What a node is in its cluster. */
public enum NodeRole {
    PRIMARY,
    REPLICA,
    /** Fenced: it cannot tell whether it is still the primary. */
    ZOMBIE,
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
