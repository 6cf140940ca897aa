package io.flypg.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of text, or several where it has to be broken.
 *
 * @param hang by how many columns the continuation is indented; negative for a line that is never broken
 */
record Line(int hang, List<Span> spans) {
    private static final int NARROWEST = 20;
    private static final Pattern BORDERS = Pattern.compile("(?<=[^ ])(?= )|(?<= )(?=[^ ])");

    Line {
        spans = List.copyOf(spans);
    }

    /** The line in pieces that fit into the width, as far as its words allow. */
    List<Line> broken(int width) {
        if (hang < 0 || length() <= width || width - hang < NARROWEST) {
            return List.of(this);
        }
        return new Breaker(width).run();
    }

    private int length() {
        return spans.stream().mapToInt(span -> span.text().length()).sum();
    }

    /** Puts words into lines; the blanks at a break are dropped, those at the beginning are kept. */
    private final class Breaker {
        private final int width;
        private final List<Line> lines = new ArrayList<>();
        private List<Span> current = new ArrayList<>();
        private List<Span> blanks = new ArrayList<>();
        private int used;

        private Breaker(int width) {
            this.width = width;
        }

        private List<Line> run() {
            for (Span span : spans) {
                BORDERS.splitAsStream(span.text())
                        .filter(part -> !part.isEmpty())
                        .forEach(part -> put(new Span(span.style(), part)));
            }
            lines.add(new Line(-1, current));
            return lines;
        }

        private void put(Span part) {
            if (part.text().startsWith(" ")) {
                blanks.add(part);
                return;
            }
            int gap = blanks.stream().mapToInt(blank -> blank.text().length()).sum();
            boolean breakable = gap > 0 && !current.isEmpty();
            if (breakable && used + gap + part.text().length() > width) {
                lines.add(new Line(-1, current));
                current = new ArrayList<>();
                used = 0;
                blanks = new ArrayList<>(List.of(Span.plain(" ".repeat(hang))));
            }
            blanks.forEach(this::add);
            blanks = new ArrayList<>();
            add(part);
        }

        private void add(Span part) {
            boolean goesOn = !current.isEmpty() && current.getLast().style() == part.style();
            String before = goesOn ? current.removeLast().text() : "";
            current.add(new Span(part.style(), before + part.text()));
            used += part.text().length();
        }
    }
}
