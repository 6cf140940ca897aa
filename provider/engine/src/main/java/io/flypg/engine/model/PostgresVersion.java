package io.flypg.engine.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * A PostgreSQL version: a major, or a major with a minor.
 *
 * @param minor empty when any minor of the major will do
 */
public record PostgresVersion(int major, OptionalInt minor) {
    /** The majors that the postgres-flex image exists for. */
    public static final List<Integer> SUPPORTED = List.of(15, 16, 17, 18);

    /** What a cluster is when nobody says. */
    public static final PostgresVersion DEFAULT = new PostgresVersion(17, OptionalInt.empty());

    /** Reads {@code 17} or {@code 17.11}. */
    public static PostgresVersion parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return new PostgresVersion(Integer.parseInt(text), OptionalInt.empty());
        }
        return new PostgresVersion(
                Integer.parseInt(text.substring(0, dot)), OptionalInt.of(Integer.parseInt(text.substring(dot + 1))));
    }

    /** Whether a running version, for example {@code 17.11}, is what this asks for. */
    public boolean accepts(PostgresVersion running) {
        return major == running.major && (minor.isEmpty() || minor.equals(running.minor));
    }

    @Override
    public String toString() {
        return minor.isPresent() ? major + "." + minor.getAsInt() : Integer.toString(major);
    }
}
