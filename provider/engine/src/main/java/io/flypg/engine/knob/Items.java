package io.flypg.engine.knob;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text that is a list: items with commas between them, some in double quotes. */
final class Items {
    private Items() {}

    /** The items without their quotes; what has none is lower case, as PostgreSQL folds names. */
    static List<String> of(String text) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        boolean quoted = false;
        boolean inQuotes = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '"') {
                boolean doubled = inQuotes && i + 1 < text.length() && text.charAt(i + 1) == '"';
                inQuotes = doubled || !inQuotes;
                quoted = true;
                if (doubled) {
                    item.append(c);
                    i++;
                }
            } else if (c == ',' && (!inQuotes || i == text.length())) {
                add(items, item.toString(), quoted);
                item.setLength(0);
                quoted = false;
            } else {
                item.append(c);
            }
        }
        return items;
    }

    private static void add(List<String> items, String item, boolean quoted) {
        String stripped = item.strip();
        if (!stripped.isEmpty()) {
            items.add(quoted ? stripped : stripped.toLowerCase(Locale.ROOT));
        }
    }

    /** One text again, as flypg writes it and as the server shows it then. */
    static String joined(Knob knob, List<String> items) {
        if (Preload.isManaged(knob)) {
            return String.join(",", Preload.complete(items));
        }
        if (knob.name().equals("DateStyle")) {
            return DateStyle.complete(items);
        }
        return String.join(", ", items.stream().map(item -> written(knob, item)).toList());
    }

    private static String written(Knob knob, String item) {
        for (String choice : knob.choices()) {
            if (choice.equalsIgnoreCase(item)) {
                return choice;
            }
        }
        return isPlainName(item) ? item : '"' + item.replace("\"", "\"\"") + '"';
    }

    private static boolean isPlainName(String item) {
        return !item.isEmpty()
                && !Character.isDigit(item.charAt(0))
                && item.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }
}
