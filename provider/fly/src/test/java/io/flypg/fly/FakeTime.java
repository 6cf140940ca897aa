package io.flypg.fly;

import io.flypg.fly.call.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A time that stands still until somebody sleeps. */
public final class FakeTime implements Time {

    private static final Instant START = Instant.parse("2026-11-23T03:00:00Z");

    private final List<Duration> sleeps = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Instant now() {
        return START.plus(slept());
    }

    @Override
    public long nanos() {
        return slept().toNanos();
    }

    @Override
    public void sleep(Duration duration) {
        sleeps.add(duration);
    }

    public List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    public Duration slept() {
        return sleeps().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
