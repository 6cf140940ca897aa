package io.flypg.engine.knob;

/** What a knob is set for. */
enum Scope {
    CLUSTER("cluster"),
    DATABASE("database"),
    ROLE("role");

    private final String key;

    Scope(String key) {
        this.key = key;
    }

    /** As the tables say it. */
    String key() {
        return key;
    }

    /** {@code a cluster}. */
    @Override
    public String toString() {
        return "a " + key;
    }
}
