package io.flypg.engine.problem;

/**
 * A stretch of one line in a source.
 *
 * @param file the file as the user named it, or the property path's resource under Pulumi
 * @param line 1-based
 * @param column 1-based, in characters
 * @param length how many characters the carets cover, at least 1
 * @param text the whole line, for showing; empty where there is none
 */
public record Place(String file, int line, int column, int length, String text) implements Comparable<Place> {
    /** A file as a whole. */
    public static Place ofFile(String file) {
        return new Place(file, 0, 0, 0, "");
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
