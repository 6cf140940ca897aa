package io.flypg.engine.plan;

import java.util.Locale;

/** Where a desired value comes from. */
public enum Origin {
    /** Somebody wrote it. */
    DECLARED,
    /** Nobody wrote it, and this is what holds then. */
    DEFAULT,
    /** It follows from other values. */
    COMPUTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
