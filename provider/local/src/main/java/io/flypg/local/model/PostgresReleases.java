package io.flypg.local.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The releases of PostgreSQL that exist as embedded binaries; an image's tag names one of them or a whole major. */
public final class PostgresReleases {
    /** The major of an image whose tag names none. */
    public static final String DEFAULT_MAJOR = "17";

    /** The version of the image itself, as its label says it; tools refuse older ones. */
    public static final String IMAGE_VERSION = "v0.0.66";

    private static final Map<String, List<String>> MINORS = Map.of(
            "14",
            List.of(
                    "0", "1", "2", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "15", "17", "18", "19", "20",
                    "22", "23", "24"),
            "15",
            List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "12", "13", "14", "15", "17", "18", "19"),
            "16",
            List.of("0", "1", "2", "3", "4", "6", "8", "9", "10", "11", "12", "13", "14", "15"),
            "17",
            List.of("0", "2", "4", "5", "6", "7", "8", "9", "10", "11"),
            "18",
            List.of("0", "1", "2", "3", "4", "6"));

    private PostgresReleases() {}

    /** The release a tag stands for: {@code 17} is the newest 17; empty when there are no binaries of it. */
    public static Optional<String> resolve(String tag) {
        if (tag.equals("latest")) {
            return newest(DEFAULT_MAJOR);
        }
        int dot = tag.indexOf('.');
        if (dot < 0) {
            return newest(tag);
        }
        String major = tag.substring(0, dot);
        return Optional.ofNullable(MINORS.get(major))
                .filter(minors -> minors.contains(tag.substring(dot + 1)))
                .map(_ -> tag);
    }

    /** The newest release of a major. */
    public static Optional<String> newest(String major) {
        return Optional.ofNullable(MINORS.get(major)).map(minors -> major + "." + minors.getLast());
    }
}
