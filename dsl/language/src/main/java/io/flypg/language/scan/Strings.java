package io.flypg.language.scan;

import java.util.ArrayDeque;
import java.util.Deque;

/** Finds the ends of strings, and the values in them. */
final class Strings {
    private final String text;
    private final Report report;
    private final ScanBounds bounds;
    private final Deque<String> outer = new ArrayDeque<>();
    private String quote = "";
    private boolean open;

    Strings(String text, Report report, ScanBounds bounds) {
        this.text = text;
        this.report = report;
        this.bounds = bounds;
    }

    /** Whether what was read last ends in front of a value, not at the end of the string. */
    boolean isOpen() {
        return open;
    }

    /** From the opening quote to behind the closing one, or to the first value. */
    int begin(int start) {
        char c = text.charAt(start);
        String triple = String.valueOf(c).repeat(3);
        quote = text.startsWith(triple, start) ? triple : String.valueOf(c);
        return read(start, start + quote.length());
    }

    /** From behind a value to behind the closing quote, or to the next value. */
    int resume(int start) {
        return read(start, start);
    }

    /** A value in braces begins: strings may stand in it. */
    void enter(int where) {
        outer.addLast(quote);
        if (outer.size() > bounds.interpolation()) {
            String detail = "values in texts in values go at most " + bounds.interpolation() + " deep";
            throw report.end(
                    where, where + 1, new Refusal("Nested too deep", detail, "give the inner one a name with def"));
        }
    }

    void leave() {
        quote = outer.removeLast();
    }

    private int read(int start, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c == '$' && quote.charAt(0) == '"') {
                requireValue(at + 1);
                open = true;
                return at + 1;
            } else if (c == quote.charAt(0) && isEnd(at)) {
                open = false;
                return at + quote.length();
            } else if (c == '\n' && quote.length() == 1) {
                throw unclosed(start);
            } else {
                requireVisible(at, c);
                at++;
            }
        }
        throw unclosed(start);
    }

    /** In a long string up to two quotes in front of the closing three belong to the text. */
    private boolean isEnd(int at) {
        if (quote.length() == 1) {
            return true;
        }
        char c = quote.charAt(0);
        boolean three = text.startsWith(quote, at);
        boolean five = is(at + 3, c) && is(at + 4, c);
        return three && (!is(at + 3, c) || five);
    }

    private boolean is(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void requireValue(int at) {
        if (!text.startsWith("{", at) && endOfName(text, at) == at) {
            String hint = "write \\$ for the sign itself, or use single quotes";
            throw report.end(at - 1, at, new Refusal("Stray $ in a text", "in double quotes a $ begins a value", hint));
        }
    }

    /** Behind the name that begins here; in a string a name has no $. The same offset when none begins. */
    static int endOfName(String text, int start) {
        int at = start;
        while (at < text.length() && isLetter(text.codePointAt(at), at == start)) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean isLetter(int c, boolean first) {
        boolean letter = first ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c);
        return letter && c != '$' && !Character.isIdentifierIgnorable(c);
    }

    private void requireVisible(int at, char c) {
        if (Oddities.isHidden(c)) {
            throw report.end(at, at + 1, Oddities.of(c));
        }
    }

    private Unreadable unclosed(int start) {
        String detail = quote.length() == 1 ? "this string does not end on its line" : "this string is never closed";
        return report.end(
                start,
                text.length(),
                new Refusal("String without an end", detail, "write " + quote + " where it ends"));
    }
}
