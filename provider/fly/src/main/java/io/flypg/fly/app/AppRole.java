package io.flypg.fly.app;

/** What the platform takes an app for. */
public enum AppRole {
    PLAIN(""),
    /** Known to {@code fly postgres}. */
    POSTGRES("postgres_cluster");

    private final String id;

    AppRole(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    static AppRole of(String id) {
        return id.equals(POSTGRES.id) ? POSTGRES : PLAIN;
    }
}
