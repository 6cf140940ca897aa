package io.flypg.cli.terminal;

/** A stretch of text in one style. */
public record Span(Style style, String text) {
    /** A blank at which no line is broken; it looks like any other. */
    public static final char UNBROKEN_BLANK = '\u00a0';

    /** Text as it is. */
    public static Span plain(String text) {
        return new Span(Style.PLAIN, text);
    }

    /** The same, kept on one line. */
    public Span unbroken() {
        return new Span(style, text.replace(' ', UNBROKEN_BLANK));
    }
}
