package io.flypg.engine.knob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text resource of this package: one row per line, cells parted by tabs, lines that start with {@code #} are remarks. Cut by hand:
 * it is read at every start.
 */
final class Table {
    private Table() {}

    /** The lines that are no remarks. */
    static List<String> lines(String resource) {
        String text = read(resource);
        List<String> lines = new ArrayList<>(512);
        for (int from = 0; from < text.length(); ) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            if (end > from && text.charAt(from) != '#') {
                lines.add(text.substring(from, end));
            }
            from = end + 1;
        }
        return lines;
    }

    /** The cells of a line; an empty cell is an empty text. */
    static List<String> cells(String line) {
        return split(line, '\t');
    }

    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>(12);
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static String read(String resource) {
        try (InputStream in = Table.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource + " of flypg itself", e);
        }
    }
}
