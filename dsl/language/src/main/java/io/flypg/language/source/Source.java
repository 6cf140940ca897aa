package io.flypg.language.source;

import io.flypg.engine.problem.Place;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of one definition, and places in it. Columns count characters as Groovy's parser does: code points, a tab is one. */
public final class Source {
    private final String name;
    private final String text;
    private final int[] starts;
    private final @Nullable String[] lines;
    private final int @Nullable [][] columns;

    public Source(String name, String text) {
        this.name = name;
        this.text = text;
        this.starts = lineStarts(text);
        this.lines = new String[starts.length];
        this.columns = hasPairs(text) ? new int[starts.length][] : null;
    }

    /** As the user named it. */
    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** How many lines there are, at least 1. */
    public int lineCount() {
        return starts.length;
    }

    /** Where a line begins in the text; the end of the text for the line after the last. */
    public int lineStart(int line) {
        return line > starts.length ? text.length() : starts[line - 1];
    }

    /** The 1-based line of an offset. */
    public int lineOf(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The offset of a 1-based line and column. */
    public int offset(int line, int column) {
        int[] offsets = columns(line);
        if (offsets == null) {
            return Math.min(lineStart(line) + column - 1, lineStart(line + 1));
        }
        return offsets[Math.min(column, offsets.length) - 1];
    }

    /** The 1-based column of an offset. */
    public int column(int offset) {
        int line = lineOf(offset);
        int[] offsets = columns(line);
        if (offsets == null) {
            return offset - lineStart(line) + 1;
        }
        int found = Arrays.binarySearch(offsets, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** From one offset to another, at most to the end of the line the first is in. */
    public Place place(int from, int to) {
        int line = lineOf(from);
        String shown = line(line);
        int end = Math.max(from, Math.min(to, lineStart(line) + shown.length()));
        int column = column(from);
        int length = lineOf(end) == line ? column(end) - column : 1;
        return new Place(name, line, column, Math.max(1, length), shown);
    }

    /** The text between two offsets. */
    public String slice(int from, int to) {
        return text.substring(from, to);
    }

    /** The whole line, without its end. */
    private String line(int line) {
        String known = lines[line - 1];
        if (known == null) {
            known = text.substring(lineStart(line), lineEnd(line));
            lines[line - 1] = known;
        }
        return known;
    }

    /** Where each column of a line begins, and where the last one ends; null when every character is a column. */
    private int @Nullable [] columns(int line) {
        if (columns == null) {
            return null;
        }
        int[] known = columns[line - 1];
        if (known == null) {
            known = columnStarts(lineStart(line), lineStart(line + 1));
            columns[line - 1] = known;
        }
        return known;
    }

    private int[] columnStarts(int from, int to) {
        int[] offsets = new int[text.codePointCount(from, to) + 1];
        int at = from;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = at;
            at += at < to ? Character.charCount(text.codePointAt(at)) : 0;
        }
        return offsets;
    }

    private static boolean hasPairs(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private int lineEnd(int line) {
        int end = lineStart(line + 1);
        while (end > lineStart(line) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at + 1;
        }
        return Arrays.copyOf(starts, count);
    }
}
