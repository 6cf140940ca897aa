package io.flypg.postgres.state;

/**
 * A PostgreSQL version.
 *
 * @param number as the server counts: 170011 for 17.11
 */
public record ServerVersion(int number) {

    private static final int MAJOR = 10_000;

    public int major() {
        return number / MAJOR;
    }

    public int minor() {
        return number % MAJOR;
    }

    @Override
    public String toString() {
        return major() + "." + minor();
    }
}
