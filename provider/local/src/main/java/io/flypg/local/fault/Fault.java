package io.flypg.local.fault;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** One rule: which calls, and what happens to them. Counts the calls it matches. */
public final class Fault {
    private final Calls calls;
    private final Pattern path;
    private final Effect effect;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong struck = new AtomicLong();

    Fault(Calls calls, Effect effect) {
        this.calls = calls;
        this.path = pattern(calls.path());
        this.effect = effect;
    }

    /**
     * Every call of a method and path.
     *
     * @param method such as {@code POST}, or {@code *}
     * @param path such as {@code /v1/apps/orders-db/machines}; a star stands for one segment, two stars for any rest
     */
    public static Fault on(String method, String path, Effect effect) {
        return new Fault(Calls.of(method, path), effect);
    }

    /** The same for the n-th matching call only; the first is 1. */
    public Fault nth(long n) {
        return new Fault(calls.nth(n), effect);
    }

    /** The same for the first n matching calls only. */
    public Fault first(long n) {
        return new Fault(calls.first(n), effect);
    }

    /** The same for a part of the matching calls; the same seed strikes the same ones. */
    public Fault atRate(double rate, long seed) {
        return new Fault(calls.atRate(rate, seed), effect);
    }

    /** How many calls matched so far, whether anything happened to them or not. */
    public long seen() {
        return seen.get();
    }

    /** To how many of them it happened. */
    public long struck() {
        return struck.get();
    }

    boolean strikes(String calledMethod, String calledPath) {
        boolean method = calls.method().equals("*") || calls.method().equals(calledMethod);
        if (!method || !path.matcher(calledPath).matches()) {
            return false;
        }
        long call = seen.incrementAndGet();
        boolean strikes = calls.first() <= call && call <= calls.last() && isChosen(call);
        if (strikes) {
            struck.incrementAndGet();
        }
        return strikes;
    }

    Effect effect() {
        return effect;
    }

    /** By the number of the call alone, so that it does not matter which of two calls is served first. */
    private boolean isChosen(long call) {
        return calls.rate() >= 1 || new SplittableRandom(calls.seed() + 31 * call).nextDouble() < calls.rate();
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(Pattern.quote(path)
                .replace("**", "\\E\0\\Q")
                .replace("*", "\\E[^/]*\\Q")
                .replace("\0", ".*"));
    }
}
