package io.flypg.postgres.admin;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a value must look for the image's store of settings. It puts the text as it comes into a configuration file, and
 * later reads that file in a simple way of its own.
 */
public final class StoredValue {

    /**
     * What a configuration file takes without quotes, and the store checks as a number or a word. A whole number may carry a unit; a
     * fraction with letters behind it is two tokens to PostgreSQL, and it would not start.
     */
    private static final Pattern BARE = Pattern.compile("[-+]?[0-9]+([A-Za-z]+|\\.[0-9]+)?|[A-Za-z_][A-Za-z0-9_]*");

    /** The store quotes this one itself, and takes no spaces in it. */
    private static final String PRELOAD = "shared_preload_libraries";

    private StoredValue() {}

    /** Why the store cannot hold a value, if so. */
    public static Optional<String> problem(String value) {
        if (value.indexOf('=') >= 0) {
            return Optional.of("the image's store cuts a value at '=' when it is read the next time");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("a value in a configuration file is one line without control characters");
        }
        return Optional.empty();
    }

    /** The value as it is sent. */
    static String encode(Map.Entry<String, String> setting) {
        String value = setting.getValue();
        problem(value).ifPresent(reason -> {
            throw new IllegalArgumentException("cannot store " + setting.getKey() + ": " + reason);
        });
        if (setting.getKey().equals(PRELOAD)) {
            return value.replaceAll("[\\s']", "");
        }
        return BARE.matcher(value).matches()
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
