package io.flypg.postgres.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The right side of {@code SET name = …}. */
public final class SettingValue {

    /** Lists of names: PostgreSQL quotes what it gets, so a list in one literal would become one odd name. */
    private static final Set<String> LISTS_OF_NAMES = Set.of(
            "search_path",
            "temp_tablespaces",
            "session_preload_libraries",
            "shared_preload_libraries",
            "local_preload_libraries",
            "unix_socket_directories");

    private SettingValue() {}

    /** The value as literals, one for each element of a list of names. */
    public static String quote(String setting, String value) {
        if (!LISTS_OF_NAMES.contains(setting.toLowerCase(Locale.ROOT))) {
            return Literal.quote(value);
        }
        return elements(value).stream().map(Literal::quote).collect(Collectors.joining(", "));
    }

    /** The names in a list such as {@code "$user", public}; without any, one empty name. */
    private static List<String> elements(String list) {
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        for (char c : (list + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            }
            if (c == ',' && !quoted) {
                elements.add(name(element.toString().strip()));
                element.setLength(0);
            } else {
                element.append(c);
            }
        }
        return elements;
    }

    private static String name(String element) {
        boolean quoted = element.length() > 1 && element.startsWith("\"") && element.endsWith("\"");
        return quoted ? element.substring(1, element.length() - 1).replace("\"\"", "\"") : element;
    }
}
