package io.flypg.local;

import io.flypg.local.guest.GuestFactory;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a local platform runs.
 *
 * @param folder where everything it knows is kept
 * @param guests what runs inside the machines
 * @param checkInterval how often the health checks of a machine are asked once all of them have passed
 * @param transition how long a machine stays in a transient state at least; zero for tests and daily use
 * @param port of the API; 0 for the one of the last start, or any free one
 * @param rateLimits whether calls are refused that are more than the real platform allows
 */
public record LocalOptions(
        Path folder, GuestFactory guests, Duration checkInterval, Duration transition, int port, boolean rateLimits) {
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(15);

    /** The usual: checks every 15 s, no artificial waits, no limits, a free port. */
    public static LocalOptions in(Path folder, GuestFactory guests) {
        return new LocalOptions(folder, guests, CHECK_INTERVAL, Duration.ZERO, 0, false);
    }

    public LocalOptions withCheckInterval(Duration interval) {
        return new LocalOptions(folder, guests, interval, transition, port, rateLimits);
    }

    public LocalOptions withTransition(Duration time) {
        return new LocalOptions(folder, guests, checkInterval, time, port, rateLimits);
    }

    public LocalOptions withPort(int wanted) {
        return new LocalOptions(folder, guests, checkInterval, transition, wanted, rateLimits);
    }

    public LocalOptions withRateLimits(boolean wanted) {
        return new LocalOptions(folder, guests, checkInterval, transition, port, wanted);
    }
}
