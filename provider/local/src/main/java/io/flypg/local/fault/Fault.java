package io.flypg.local.fault;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** One rule: which calls, and what happens to them. Counts the calls it matches. */
public final class Fault {
    private final String method;
    private final Pattern path;
    private final long first;
    private final long last;
    private final Effect effect;
    private final AtomicLong seen = new AtomicLong();

    private Fault(String method, Pattern path, long first, long last, Effect effect) {
        this.method = method;
        this.path = path;
        this.first = first;
        this.last = last;
        this.effect = effect;
    }

    /**
     * Every call of a method and path.
     *
     * @param method such as {@code POST}, or {@code *}
     * @param path such as {@code /v1/apps/orders-db/machines}; a star stands for one segment, two stars for any rest
     */
    public static Fault on(String method, String path, Effect effect) {
        String pattern = Pattern.quote(path)
                .replace("**", "\\E\0\\Q")
                .replace("*", "\\E[^/]*\\Q")
                .replace("\0", ".*");
        return new Fault(method, Pattern.compile(pattern), 1, Long.MAX_VALUE, effect);
    }

    /** The same for the n-th matching call only; the first is 1. */
    public Fault nth(long n) {
        return new Fault(method, path, n, n, effect);
    }

    /** The same for the first n matching calls only. */
    public Fault first(long n) {
        return new Fault(method, path, 1, n, effect);
    }

    /** How many calls matched so far, whether anything happened to them or not. */
    public long seen() {
        return seen.get();
    }

    boolean strikes(String calledMethod, String calledPath) {
        if (!(method.equals("*") || method.equals(calledMethod))
                || !path.matcher(calledPath).matches()) {
            return false;
        }
        long call = seen.incrementAndGet();
        return first <= call && call <= last;
    }

    Effect effect() {
        return effect;
    }
}
