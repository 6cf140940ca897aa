package io.flypg.language.scan;

import io.flypg.engine.problem.Place;
import io.flypg.language.source.Source;
import java.util.Arrays;

/** The tokens of one source, in plain arrays: a large definition has a hundred thousand of them. */
public final class Tokens {
    private final Source source;
    private Kind[] kinds = new Kind[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int count;

    Tokens(Source source) {
        this.source = source;
    }

    void add(Kind kind, int start, int end) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count++] = end;
    }

    public Source source() {
        return source;
    }

    public int count() {
        return count;
    }

    public Kind kind(int token) {
        return kinds[token];
    }

    public int start(int token) {
        return starts[token];
    }

    public int end(int token) {
        return ends[token];
    }

    /** As it is written. */
    public String text(int token) {
        return source.slice(starts[token], ends[token]);
    }

    public Place place(int token) {
        return source.place(starts[token], ends[token]);
    }

    /** Whether it is written exactly so. */
    public boolean is(int token, String text) {
        return token >= 0
                && token < count
                && ends[token] - starts[token] == text.length()
                && source.text().startsWith(text, starts[token]);
    }

    public boolean is(int token, Kind kind) {
        return token >= 0 && token < count && kinds[token] == kind;
    }

    /** Whether a new line begins between this token and the one before. */
    public boolean isFirstOnLine(int token) {
        return token == 0 || source.lineOf(ends[token - 1]) < source.lineOf(starts[token]);
    }

    /** The token that begins at the offset, or the first one after it; the count of tokens when there is none. */
    public int at(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found : -found - 1;
    }

    /** Whether a value can end with this token. */
    public boolean endsOperand(int token) {
        if (token < 0) {
            return false;
        }
        return switch (kinds[token]) {
            case NAME, NUMBER, TEXT, TEXT_END, CLOSE -> true;
            case KEYWORD ->
                is(token, "true") || is(token, "false") || is(token, "null") || is(token, "this") || is(token, "super");
            case TEXT_START, TEXT_PART, OPEN, COMMA, SEMICOLON, DOT, OPERATOR -> false;
        };
    }
}
