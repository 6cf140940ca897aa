package io.flypg.fly.call;

import java.time.Duration;
import java.time.Instant;

/** The time of this computer. */
final class SystemTime implements Time {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
