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
    private final boolean plain;

    public Source(String name, String text) {
        this.name = name;
        this.text = text;
        this.starts = lineStarts(text);
        this.lines = new String[starts.length];
        this.plain = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
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
        int start = lineStart(line);
        int end = lineStart(line + 1);
        if (plain) {
            return Math.min(start + column - 1, end);
        }
        int offset = start;
        for (int i = 1; i < column && offset < end; i++) {
            offset += Character.charCount(text.codePointAt(offset));
        }
        return offset;
    }

    /** From one offset to another, at most to the end of the line the first is in. */
    public Place place(int from, int to) {
        int line = lineOf(from);
        String shown = line(line);
        int start = lineStart(line);
        int end = Math.max(from, Math.min(to, start + shown.length()));
        int column = plain ? from - start : text.codePointCount(start, from);
        int length = plain ? end - from : text.codePointCount(from, end);
        return new Place(name, line, column + 1, Math.max(1, length), shown);
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
