package io.flypg.engine.knob;

/** What a knob is set for. */
enum Scope {
    CLUSTER("a cluster"),
    DATABASE("a database"),
    ROLE("a role");

    private final String words;

    Scope(String words) {
        this.words = words;
    }

    /** {@code a cluster}. */
    @Override
    public String toString() {
        return words;
    }
}
