package io.flypg.fly.call;

import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * How a client behaves.
 *
 * @param random for the jitter between tries; used from many threads at once
 * @param limited whether to keep to Fly.io's documented rate limits; a local platform has none
 * @param observer is told of every request that went out, on the thread that made it
 * @param userAgent who we say we are
 */
public record FlyOptions(
        Time time, RandomGenerator random, boolean limited, Consumer<Call> observer, String userAgent) {

    /** How the real Fly.io wants to be called. */
    public static FlyOptions defaults() {
        return new FlyOptions(Time.SYSTEM, new Random(), true, call -> {}, "flypg");
    }

    public FlyOptions withTime(Time changed) {
        return new FlyOptions(changed, random, limited, observer, userAgent);
    }

    public FlyOptions withRandom(RandomGenerator changed) {
        return new FlyOptions(time, changed, limited, observer, userAgent);
    }

    public FlyOptions withLimits(boolean changed) {
        return new FlyOptions(time, random, changed, observer, userAgent);
    }

    public FlyOptions withObserver(Consumer<Call> changed) {
        return new FlyOptions(time, random, limited, changed, userAgent);
    }

    public FlyOptions withUserAgent(String changed) {
        return new FlyOptions(time, random, limited, observer, changed);
    }
}
