package io.flypg.engine.knob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text resource of this package: one row per line, sorted by the first cell without regard to case, cells parted by tabs; lines
 * that start with {@code #} are remarks and stand first. Rows are found by halving, because a start of the program asks for a handful
 * out of four hundred.
 */
final class Table {
    private final byte[] text;

    private Table(byte[] text) {
        this.text = text;
    }

    static Table open(String resource) {
        try (InputStream in = Table.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no resource " + resource);
            }
            return new Table(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource + " of flypg itself", e);
        }
    }

    /** The rows whose first cell is this, in any case. */
    List<String> rows(String name) {
        byte[] key = name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        List<String> rows = new ArrayList<>(1);
        int at = lowest(key);
        while (at < text.length && compare(at, key) == 0) {
            int end = lineEnd(at);
            rows.add(line(at, end));
            at = end + 1;
        }
        return rows;
    }

    /** All rows, without the remarks. */
    List<String> rows() {
        List<String> rows = new ArrayList<>(512);
        for (int at = 0; at < text.length; at = lineEnd(at) + 1) {
            if (text[at] != '#') {
                rows.add(line(at, lineEnd(at)));
            }
        }
        return rows;
    }

    /** Where the first line begins that is not before the key. */
    private int lowest(byte[] key) {
        int from = 0;
        int to = text.length;
        while (from < to) {
            int middle = lineStart((from + to) >>> 1);
            if (compare(middle, key) < 0) {
                from = lineEnd(middle) + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The first cell of the line against the key. */
    private int compare(int line, byte[] key) {
        for (int i = 0; ; i++) {
            int ours = line + i < text.length ? lower(text[line + i]) : '\t';
            boolean over = ours == '\t' || ours == '\n';
            if (over || i == key.length) {
                return over && i == key.length ? 0 : over ? -1 : 1;
            }
            if (ours != key[i]) {
                return Integer.compare(ours, key[i]);
            }
        }
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }

    private int lineStart(int at) {
        int start = at;
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }

    private String line(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    /** The cells of a row; an empty cell is an empty text. */
    static List<String> cells(String row) {
        return split(row, '\t');
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
}
