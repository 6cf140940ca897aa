package io.flypg.fly.machine;

import java.util.Locale;

/** The states that the platform can be asked to wait for. */
public enum Awaited {
    STARTED,
    STOPPED,
    SUSPENDED,
    DESTROYED,
    FAILED,
    /** Any state that does not change by itself. */
    SETTLED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
