package io.flypg.local.rest;

import io.flypg.local.model.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The limits that the real platform documents: each action on each machine once a second, three at once; reading one machine five times a
 * second, ten at once; making machines per app; deleting apps a hundred times a minute. Nothing else is limited.
 */
public final class RateLimits {
    private static final Limit ACTION = new Limit(1, 3);
    private static final Limit GET_MACHINE = new Limit(5, 10);
    private static final Limit DELETE_APP = new Limit(100 / 60.0, 100);

    private static final int APP = 3;
    private static final int MACHINES = 4;
    private static final int MACHINE = 5;
    private static final int MACHINE_ACTION = 6;
    private static final double SECOND = 1e9;

    private final boolean on;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new HashMap<>();

    private RateLimits(boolean on, LongSupplier nanos) {
        this.on = on;
        this.nanos = nanos;
    }

    /** Every call is served. */
    public static RateLimits none() {
        return new RateLimits(false, System::nanoTime);
    }

    /**
     * Those of the real platform.
     *
     * @param nanos a clock that only goes forward
     */
    public static RateLimits documented(LongSupplier nanos) {
        return new RateLimits(true, nanos);
    }

    /**
     * So many in the long run.
     *
     * @param burst how many may come at once after a pause
     */
    private record Limit(double perSecond, int burst) {}

    /** What is left of a limit at a time. */
    private record Bucket(double left, long at) {
        Bucket filled(Limit limit, long now) {
            return new Bucket(Math.min(limit.burst, left + (now - at) / SECOND * limit.perSecond), now);
        }

        Bucket less() {
            return new Bucket(left - 1, at);
        }
    }

    /** Refuses the call when there were too many like it. */
    void require(String method, List<String> path) {
        Optional<Limit> limit = on ? limit(method, path) : Optional.empty();
        limit.filter(found -> !take(method + " " + key(path), found)).ifPresent(_ -> {
            throw new Refused(429, "rate limit exceeded");
        });
    }

    private synchronized boolean take(String key, Limit limit) {
        long now = nanos.getAsLong();
        Bucket bucket = Optional.ofNullable(buckets.get(key))
                .orElseGet(() -> new Bucket(limit.burst, now))
                .filled(limit, now);
        boolean enough = bucket.left >= 1;
        buckets.put(key, enough ? bucket.less() : bucket);
        return enough;
    }

    private static Optional<Limit> limit(String method, List<String> path) {
        if (path.size() < APP || !path.getFirst().equals("v1") || !path.get(1).equals("apps")) {
            return Optional.empty();
        }
        if (path.size() == APP) {
            return method.equals("DELETE") ? Optional.of(DELETE_APP) : Optional.empty();
        }
        if (!path.get(MACHINES - 1).equals("machines")) {
            return Optional.empty();
        }
        if (path.size() == MACHINES) {
            return method.equals("POST") ? Optional.of(ACTION) : Optional.empty();
        }
        return Optional.of(path.size() == MACHINE && method.equals("GET") ? GET_MACHINE : ACTION);
    }

    /** The action and the machine; apps are deleted under one limit, whichever they are. */
    private static String key(List<String> path) {
        return path.size() == APP
                ? "apps"
                : String.join("/", path.stream().limit(MACHINE_ACTION).toList());
    }
}
