package io.flypg.postgres.exec;

import io.flypg.postgres.sql.Literal;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Puts arguments into queries, as literals, where these have a {@code ?} outside of quotes. */
final class Arguments {

    private final Iterator<?> values;

    Arguments(List<?> values) {
        this.values = values.iterator();
    }

    String fill(String query) {
        StringBuilder filled = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '?') {
                filled.append(literal(values.next()));
                continue;
            }
            filled.append(c);
        }
        return filled.toString();
    }

    private static String literal(Object value) {
        return switch (value) {
            case String text -> Literal.quote(text);
            case Boolean truth -> truth.toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case List<?> texts ->
                texts.stream()
                        .map(text -> Literal.quote((String) text))
                        .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
            default -> throw new IllegalArgumentException("no argument of a query: " + value.getClass());
        };
    }
}
