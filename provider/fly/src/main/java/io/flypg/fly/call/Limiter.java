package io.flypg.fly.call;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Spaces calls so that the platform need not refuse them. Waiting callers are let through in the order they came. */
final class Limiter {

    private final Time time;
    /** Per key, when the next call would be due if calls came evenly spaced. */
    private final Map<String, Long> due = new ConcurrentHashMap<>();

    Limiter(Time time) {
        this.time = time;
    }

    /** Takes the next place and waits until it is due. */
    void await(Rate rate) throws InterruptedException {
        Duration pause = reserve(rate);
        if (pause.isPositive()) {
            time.sleep(pause);
        }
    }

    private Duration reserve(Rate rate) {
        long interval = rate.interval().toNanos();
        long now = time.nanos();
        long next = due.merge(rate.key(), now + interval, (before, ignored) -> Math.max(before, now) + interval);
        return Duration.ofNanos(next - now - interval * rate.burst());
    }
}
