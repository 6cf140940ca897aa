package io.flypg.local.node.settings;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text of a settings file, one {@code key = value} a line. */
public final class SettingsFile {
    /** The image's own, and the user's, which comes later and wins. */
    public static final String INTERNAL = "postgresql.internal.conf";

    public static final String USER = "postgresql.user.conf";

    private SettingsFile() {}

    public static String print(Map<String, String> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    /** Reads a file as the image does: a value that holds an equals sign ends there. */
    public static Map<String, String> parse(String text) {
        return text.lines()
                .map(line -> line.split("=", -1))
                .filter(parts -> parts.length > 1)
                .collect(Collectors.toMap(
                        parts -> parts[0].strip(), parts -> parts[1].strip(), (_, last) -> last, TreeMap::new));
    }
}
