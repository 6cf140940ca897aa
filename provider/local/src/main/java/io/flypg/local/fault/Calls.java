package io.flypg.local.fault;

/**
 * Which calls a fault strikes.
 *
 * @param method such as {@code POST}, or {@code *}
 * @param path such as {@code /v1/apps/orders-db/machines}; a star stands for one segment, two stars for any rest
 * @param first the first of the matching calls that is struck, counted from 1
 * @param last the last one
 * @param rate how many of those in between: 1 for all, 0.1 for every tenth on the average
 * @param seed which ones: the same seed strikes the same
 */
public record Calls(String method, String path, long first, long last, double rate, long seed) {
    public Calls {
        if (first < 1 || last < first || !(rate > 0 && rate <= 1) || !path.startsWith("/")) {
            throw new IllegalArgumentException("not a choice of calls");
        }
    }

    /** Every call of a method and path. */
    public static Calls of(String method, String path) {
        return new Calls(method, path, 1, Long.MAX_VALUE, 1, 0);
    }

    public Calls nth(long n) {
        return new Calls(method, path, n, n, rate, seed);
    }

    public Calls first(long n) {
        return new Calls(method, path, 1, n, rate, seed);
    }

    public Calls atRate(double chance, long chosenSeed) {
        return new Calls(method, path, first, last, chance, chosenSeed);
    }

    @Override
    public String toString() {
        String which = first == last ? ", call no. " + first : last < Long.MAX_VALUE ? ", the first " + last : "";
        String chance = rate < 1 ? ", " + Math.round(rate * 1000) / 10.0 + " % of them (seed " + seed + ")" : "";
        return method + " " + path + which + chance;
    }
}
