package io.flypg.local.node.binaries;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of PostgreSQL, such as 17.11. */
public record PostgresVersion(int major, int minor) implements Comparable<PostgresVersion> {
    private static final Pattern TAG = Pattern.compile("(\\d{2})(?:\\.(\\d{1,3}))?");

    /**
     * The version that an image's tag names.
     *
     * @param tag {@code 17.11}, or {@code 17} for its newest minor
     * @return empty for a tag that names no version we know
     */
    public static Optional<PostgresVersion> ofTag(String tag) {
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(matcher.group(1));
        String minor = matcher.group(2);
        return minor == null
                ? Checksums.newest(major)
                : Optional.of(new PostgresVersion(major, Integer.parseInt(minor)));
    }

    /** The version as the builds on Maven Central call it: {@code 17.11.0}. */
    String artifact() {
        return major + "." + minor + ".0";
    }

    @Override
    public int compareTo(PostgresVersion other) {
        return Comparator.comparingInt(PostgresVersion::major)
                .thenComparingInt(PostgresVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
