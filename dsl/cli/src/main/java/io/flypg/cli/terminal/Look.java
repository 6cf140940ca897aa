package io.flypg.cli.terminal;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a place can show.
 *
 * @param terminal whether somebody watches it, so that lines may be rewritten
 * @param unicode whether more than ASCII arrives there unharmed
 * @param width in columns; text for pipes and files is not broken at all
 */
public record Look(boolean terminal, boolean colour, boolean unicode, int width) {
    private static final int UNBROKEN = Integer.MAX_VALUE;
    private static final int USUAL_WIDTH = 80;

    /** Plain text for a pipe or a file. */
    public static Look pipe(boolean unicode) {
        return new Look(false, false, unicode, UNBROKEN);
    }

    /**
     * Colour is for terminals that can show it, and not for those who do not want it (https://no-color.org).
     *
     * @param columns 0 when not known
     */
    public static Look of(boolean terminal, Map<String, String> environment, boolean unicode, int columns) {
        String kind = environment.getOrDefault("TERM", "");
        if (!terminal) {
            return pipe(unicode);
        }
        boolean able = !kind.isEmpty() && !kind.equals("dumb");
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Look(able, able && wanted, unicode, columns > 0 ? columns : USUAL_WIDTH);
    }

    /** A page as it goes out, with a line end after each line. */
    public String render(Page page) {
        StringBuilder out = new StringBuilder();
        for (Line line : page.lines()) {
            for (Line piece : line.broken(width)) {
                out.append(render(piece)).append('\n');
            }
        }
        return out.toString();
    }

    /** One line without its end, cut off where the width ends. */
    public String clipped(Span... spans) {
        StringBuilder out = new StringBuilder();
        int room = width - 1;
        for (Span span : spans) {
            String text = safe(span.text());
            String fits = text.length() <= room ? text : text.substring(0, Math.max(0, room));
            room -= fits.length();
            out.append(colour ? span.style().paint(fits) : fits);
        }
        return out.toString();
    }

    private String render(Line line) {
        String text = line.spans().stream()
                .map(span -> colour ? span.style().paint(safe(span.text())) : safe(span.text()))
                .collect(Collectors.joining());
        return colour ? text : text.stripTrailing();
    }

    /** Text from elsewhere may not steer the terminal, whatever is in it. */
    private String safe(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            return text;
        }
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> append(safe, c));
        return safe.toString();
    }

    private void append(StringBuilder out, int c) {
        if (c == '\t' || c == '\n' || c == Span.UNBROKEN_BLANK) {
            out.append(' ');
        } else if (steers(c)) {
            out.append('?');
        } else if (unicode || c < 0x7f) {
            out.appendCodePoint(c);
        } else {
            out.append(ascii(c));
        }
    }

    private static boolean steers(int c) {
        int kind = Character.getType(c);
        return kind == Character.CONTROL || kind == Character.FORMAT || kind == Character.SURROGATE;
    }

    private static String ascii(int c) {
        return switch (c) {
            case '→' -> "->";
            case '…' -> "...";
            case '–', '—', '·' -> "-";
            case '’', '‘' -> "'";
            case '✓' -> "+";
            case '✗' -> "x";
            default -> "?";
        };
    }
}
