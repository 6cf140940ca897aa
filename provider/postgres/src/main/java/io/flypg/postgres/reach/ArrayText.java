package io.flypg.postgres.reach;

import java.util.ArrayList;
import java.util.List;

/** The text that PostgreSQL writes for an array of one dimension: {@code {plain,"with, comma"}}. */
final class ArrayText {

    private ArrayText() {}

    static List<String> elements(String array) {
        if (!array.startsWith("{") || !array.endsWith("}")) {
            throw new IllegalArgumentException("not an array: " + array);
        }
        List<String> elements = new ArrayList<>();
        if (array.equals("{}")) {
            return elements;
        }
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        for (int i = 1; i < array.length(); i++) {
            char c = array.charAt(i);
            if (c == '\\') {
                element.append(array.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || i == array.length() - 1)) {
                elements.add(element.toString());
                element.setLength(0);
            } else {
                element.append(c);
            }
        }
        return elements;
    }
}
