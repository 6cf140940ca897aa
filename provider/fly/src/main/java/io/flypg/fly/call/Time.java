package io.flypg.fly.call;

import java.time.Duration;
import java.time.Instant;

/** The time as a client sees it: what it is now, how much has passed, and waiting. Tests bring their own. */
public interface Time {

    /** The time of this computer. */
    Time SYSTEM = new SystemTime();

    Instant now();

    /** Nanoseconds since some fixed moment; never goes back. */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;
}
