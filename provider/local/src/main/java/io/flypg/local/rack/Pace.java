package io.flypg.local.rack;

import java.time.Duration;

/**
 * How fast things go.
 *
 * @param transition how long a machine stays in a transient state at least
 * @param checkInterval time between two polls of a machine's checks once all have passed
 */
public record Pace(Duration transition, Duration checkInterval) {
    /** Time between two polls until all checks have passed for the first time after a boot. */
    static final Duration EAGER = Duration.ofMillis(100);

    /** How often it is looked whether a guest is still there. */
    static final Duration WATCH = Duration.ofMillis(100);

    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    /** The pause before a guest that has ended so many times in a row is booted again. */
    static Duration beforeReboot(int failures) {
        long millis = 50L << Math.min(failures, 10);
        return Duration.ofMillis(Math.min(millis, LONGEST_PAUSE_MILLIS));
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
