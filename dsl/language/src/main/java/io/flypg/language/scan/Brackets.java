package io.flypg.language.scan;

import io.flypg.language.source.Source;
import java.util.ArrayDeque;
import java.util.Deque;

/** Which brackets are open, and which one was probably forgotten when one is left over. */
final class Brackets {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private final Tokens tokens;
    private final Source source;
    private final Report report;
    private final int nesting;
    private final Deque<Integer> open = new ArrayDeque<>();
    private int suspect = -1;
    private int suspectEnd = -1;

    Brackets(Tokens tokens, Report report, int nesting) {
        this.tokens = tokens;
        this.source = tokens.source();
        this.report = report;
        this.nesting = nesting;
    }

    static boolean isOpening(char c) {
        return OPENING.indexOf(c) >= 0;
    }

    static boolean isClosing(char c) {
        return CLOSING.indexOf(c) >= 0;
    }

    /** The next token is an opening bracket, at the offset. */
    void open(int at) {
        open.addLast(tokens.count());
        if (open.size() > nesting) {
            String detail = "brackets stand in brackets at most " + nesting + " deep";
            throw report.end(at, at + 1, new Refusal("Nested too deep", detail, ""));
        }
    }

    /** The bracket that the one at the offset closes. */
    int close(char c, int at) {
        if (open.isEmpty()) {
            throw report.end(at, at + 1, new Refusal("Nothing to close", "'" + c + "' closes nothing", "leave it out"));
        }
        int opening = open.removeLast();
        char expected = closing(opening);
        if (c != expected) {
            String detail = "'" + c + "' cannot close the '" + tokens.text(opening) + "' of line " + line(opening);
            throw report.end(at, at + 1, new Refusal("Wrong bracket", detail, "write " + expected + " first"));
        }
        if (c == '}' && suspect < 0 && isFurtherOut(at, opening)) {
            suspect = opening;
            suspectEnd = at;
        }
        return opening;
    }

    void requireAllClosed() {
        if (!open.isEmpty()) {
            throw unclosed(open.getLast());
        }
    }

    private Unreadable unclosed(int last) {
        int opening = suspect < 0 ? last : suspect;
        String detail = "this '" + tokens.text(opening) + "' is never closed";
        if (suspect >= 0) {
            detail = "this '{' seems to lack its '}': the one in line " + source.lineOf(suspectEnd)
                    + " stands further out";
        }
        String hint = "write " + closing(opening) + " where it ends";
        return report.end(
                tokens.start(opening), tokens.end(opening), new Refusal("Bracket without an end", detail, hint));
    }

    /** Whether a brace stands first on its line and less far in than the line of its opening one. */
    private boolean isFurtherOut(int at, int opening) {
        int line = source.lineOf(at);
        if (line == line(opening)) {
            return false;
        }
        int own = indentation(line);
        return own == at - source.lineStart(line) && own < indentation(line(opening));
    }

    private int indentation(int line) {
        int start = source.lineStart(line);
        int at = start;
        while (at < source.text().length()
                && (source.text().charAt(at) == ' ' || source.text().charAt(at) == '\t')) {
            at++;
        }
        return at - start;
    }

    private int line(int token) {
        return source.lineOf(tokens.start(token));
    }

    private char closing(int opening) {
        return CLOSING.charAt(OPENING.indexOf(source.text().charAt(tokens.start(opening))));
    }
}
