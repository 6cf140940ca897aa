package io.flypg.fly.call;

import java.time.Duration;
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
 * @param longestTry the limit of one try, where the call itself has no shorter one
 */
public record FlyOptions(
        Time time,
        RandomGenerator random,
        boolean limited,
        Consumer<Call> observer,
        String userAgent,
        Duration longestTry) {

    /** How the real Fly.io wants to be called. */
    public static FlyOptions defaults() {
        return new FlyOptions(Time.SYSTEM, new Random(), true, call -> {}, "flypg", Duration.ofMinutes(2));
    }

    public FlyOptions withTime(Time changed) {
        return new FlyOptions(changed, random, limited, observer, userAgent, longestTry);
    }

    public FlyOptions withRandom(RandomGenerator changed) {
        return new FlyOptions(time, changed, limited, observer, userAgent, longestTry);
    }

    public FlyOptions withLimits(boolean changed) {
        return new FlyOptions(time, random, changed, observer, userAgent, longestTry);
    }

    public FlyOptions withObserver(Consumer<Call> changed) {
        return new FlyOptions(time, random, limited, changed, userAgent, longestTry);
    }

    public FlyOptions withUserAgent(String changed) {
        return new FlyOptions(time, random, limited, observer, changed, longestTry);
    }

    public FlyOptions withLongestTry(Duration changed) {
        return new FlyOptions(time, random, limited, observer, userAgent, changed);
    }
}
