package io.flypg.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Lines to be shown. What they look like in the end only the {@link Look} of the place knows. */
public final class Page {
    private final List<Line> lines = new ArrayList<>();

    /** A line that is never broken: code, tables. */
    public Page line(Span... spans) {
        lines.add(new Line(-1, List.of(spans)));
        return this;
    }

    /** A plain line that is never broken. */
    public Page line(String text) {
        return line(Span.plain(text));
    }

    /**
     * A line that may be broken between words.
     *
     * @param hang by how many columns the rest is indented
     */
    public Page text(int hang, Span... spans) {
        lines.add(new Line(hang, List.of(spans)));
        return this;
    }

    /** The same in plain text. */
    public Page text(int hang, String text) {
        return text(hang, Span.plain(text));
    }

    public Page blank() {
        return line();
    }

    /** Everything another page has. */
    public Page add(Page other) {
        lines.addAll(other.lines);
        return this;
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }
}
