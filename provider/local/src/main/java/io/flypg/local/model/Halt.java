package io.flypg.local.model;

import java.time.Duration;

/** How a machine is brought down: the signal, and the time after which its power is cut. */
public record Halt(String signal, Duration limit) {
    public static final Halt USUAL = new Halt("SIGINT", Duration.ofSeconds(5));

    /** At once, whatever runs. */
    public static final Halt AT_ONCE = new Halt("SIGKILL", Duration.ZERO);
}
