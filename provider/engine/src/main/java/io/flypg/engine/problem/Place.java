package io.flypg.engine.problem;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of one line in a source.
 *
 * @param file the file as the user named it, or the property path's resource under Pulumi
 * @param line 1-based
 * @param column 1-based, in characters
 * @param length how many characters the carets cover, at least 1
 * @param text the whole line, for showing; empty where there is none
 * @param from where the value that stands here comes from; null when it is written here
 */
public record Place(
        String file,
        int line,
        int column,
        int length,
        String text,
        @Nullable Place from) implements Comparable<Place> {
    /** Where something is written. */
    public Place(String file, int line, int column, int length, String text) {
        this(file, line, column, length, text, null);
    }

    /** A file as a whole. */
    public static Place ofFile(String file) {
        return new Place(file, 0, 0, 0, "");
    }

    /** The same for a value that comes from somewhere else. */
    public Place from(Place origin) {
        boolean here = origin.line == line && origin.column == column && origin.file.equals(file);
        return here ? this : new Place(file, line, column, length, text, origin);
    }

    /** Whether this is more than the name of a file. */
    public boolean hasLine() {
        return line > 0;
    }

    @Override
    public int compareTo(Place other) {
        int files = file.compareTo(other.file);
        if (files != 0) {
            return files;
        }
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }

    /** {@code orders.flypg.groovy:5:9}. */
    @Override
    public String toString() {
        return hasLine() ? file + ":" + line + ":" + column : file;
    }
}
