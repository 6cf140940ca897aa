package io.flypg.cli.terminal;

/** How a stretch of text stands out, where that can be shown. Nothing is ever said by colour alone. */
public enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GREEN("32"),
    YELLOW("33"),
    RED("31"),
    CYAN("36"),
    ALARM("1;31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** A text in this style. */
    public Span of(String text) {
        return new Span(this, text);
    }

    String paint(String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
