package io.flypg.resources.live;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Time as the steps see it.
 *
 * @param patience how long an await may take before it gives up
 * @param lockPatience how long to wait for somebody else's lock
 * @param lease how long a lock outlives a run that died; long enough to survive a few lost calls, short enough not to be in the way
 * @param boot how long a node that was started may be silent before it counts as dead
 */
public record Pace(Duration patience, Duration lockPatience, Duration lease, Duration boot) {
    /** For the platform as it is: a large cluster clones for minutes, a new node is up after seconds. */
    public static final Pace STANDARD =
            new Pace(Duration.ofMinutes(15), Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(60));

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /**
     * How much of the time that a boot may take is left for a machine that something happened to at that moment. The moment is by the
     * platform's clock and now is by ours, so what seems to be yet to come has happened just now.
     */
    public Duration bootLeft(Instant happened, Instant now) {
        Duration passed = Duration.between(happened, now);
        Duration left = boot.minus(passed.isNegative() ? Duration.ZERO : passed);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Asks again and again, at first quickly; false when the limit ended first. */
    public static boolean until(Duration limit, BooleanSupplier done) {
        long end = System.nanoTime() + limit.toNanos();
        Duration pause = FIRST;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            sleep(pause);
            Duration longer = pause.multipliedBy(3).dividedBy(2);
            pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        }
        return true;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
