package io.flypg.cli.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * A value as it stands in a table: line by line, and nothing in it steers the terminal.
 *
 * @param lines without line ends; at least one
 */
record CellText(List<String> lines) {
    private static final int TAB = 8;

    CellText {
        lines = List.copyOf(lines);
    }

    static CellText of(String value) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        value.codePoints().forEach(c -> {
            if (c == '\n') {
                lines.add(line.toString());
                line.setLength(0);
            } else {
                append(line, c);
            }
        });
        lines.add(line.toString());
        return new CellText(lines);
    }

    private static void append(StringBuilder line, int c) {
        if (c == '\t') {
            line.repeat(" ", TAB - width(line.toString()) % TAB);
        } else {
            appendHarmless(line, c);
        }
    }

    /** Text outside of a table, of whatever lines and tabs there are, that does not steer the terminal either. */
    static String harmless(String text) {
        StringBuilder harmless = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t') {
                harmless.append((char) c);
            } else {
                appendHarmless(harmless, c);
            }
        });
        return harmless.toString();
    }

    private static void appendHarmless(StringBuilder line, int c) {
        if (c == '\r') {
            line.append("\\r");
        } else if (Character.getType(c) == Character.CONTROL) {
            line.append(c < 0x80 ? "\\x%02X".formatted(c) : "\\u%04X".formatted(c));
        } else {
            line.appendCodePoint(c);
        }
    }

    int width() {
        return lines.stream().mapToInt(CellText::width).max().orElse(0);
    }

    /** In columns of a terminal. */
    static int width(String line) {
        return line.codePoints().map(CellText::width).sum();
    }

    private static int width(int c) {
        int kind = Character.getType(c);
        if (kind == Character.NON_SPACING_MARK || kind == Character.ENCLOSING_MARK || kind == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    /** East Asian wide and full width, and emoji (Unicode's EastAsianWidth.txt, in large blocks). */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf && c != 0x303f)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1f64f)
                || (c >= 0x1f900 && c <= 0x1f9ff)
                || (c >= 0x20000 && c <= 0x3fffd);
    }
}
