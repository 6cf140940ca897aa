package io.flypg.engine.knob;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code DateStyle}: a format and an order of day and month; PostgreSQL always shows both. */
final class DateStyle {
    private static final Set<String> ORDERS = Set.of("YMD", "DMY", "MDY");

    private DateStyle() {}

    static String complete(List<String> items) {
        String format = "ISO";
        String order = "";
        for (String item : items) {
            String upper = item.toUpperCase(Locale.ROOT);
            if (ORDERS.contains(upper)) {
                order = upper;
            } else {
                format = named(upper);
            }
        }
        return format + ", " + (order.isEmpty() ? usualOrder(format) : order);
    }

    private static String named(String upper) {
        return switch (upper) {
            case "POSTGRES" -> "Postgres";
            case "GERMAN" -> "German";
            default -> upper;
        };
    }

    private static String usualOrder(String format) {
        return format.equals("German") ? "DMY" : "MDY";
    }
}
