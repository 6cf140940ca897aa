package io.flypg.postgres.exec;

import io.flypg.postgres.reach.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as {@code psql --csv} prints them: quotes where they are needed, a line break behind each row. */
final class Csv {

    private final String text;
    private final String nothing;
    private int at;

    private Csv(String text, String nothing) {
        this.text = text;
        this.nothing = nothing;
    }

    /**
     * Reads all rows.
     *
     * @param nothing what stands for NULL
     */
    static List<Row> rows(String text, String nothing) {
        Csv csv = new Csv(text, nothing);
        List<Row> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            rows.add(csv.row());
        }
        return rows;
    }

    private Row row() {
        List<@Nullable String> values = new ArrayList<>();
        do {
            values.add(value());
        } while (text.charAt(at++) == ',');
        return new Row(values);
    }

    private @Nullable String value() {
        String value = text.charAt(at) == '"' ? quoted() : plain();
        return value.equals(nothing) ? null : value;
    }

    private String plain() {
        int start = at;
        while (text.charAt(at) != ',' && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
            at += text.charAt(at) == '"' ? 1 : 0;
            value.append(text.charAt(at++));
        }
        at++;
        return value.toString();
    }
}
