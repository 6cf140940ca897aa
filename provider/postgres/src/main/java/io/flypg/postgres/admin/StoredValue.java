package io.flypg.postgres.admin;

import java.util.Map;
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

    /** The value as it is sent. */
    public static String encode(Map.Entry<String, String> setting) {
        String value = setting.getValue();
        if (setting.getKey().equals(PRELOAD)) {
            return value.replaceAll("[\\s']", "");
        }
        return BARE.matcher(value).matches() ? value : quoted(value);
    }

    /** What would end the line in the file is escaped, and so is the sign at which the store would cut the value when it reads it again. */
    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("'");
        value.chars().forEach(c -> {
            switch (c) {
                case '\\', '\'' -> quoted.append((char) c).append((char) c);
                case '=' -> quoted.append("\\075");
                default -> quoted.append(c < ' ' || c == 0x7f ? "\\%03o".formatted(c) : Character.toString(c));
            }
        });
        return quoted.append('\'').toString();
    }
}
