package io.flypg.engine.problem;

/** Numbers of things, as people read them. */
public final class Plural {
    private Plural() {}

    /** {@code 1 node}, {@code 2 nodes}. */
    public static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
