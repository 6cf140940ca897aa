package io.flypg.cli.prompt;

/** The line of a statement that an error is about, with a caret below the place; of a long line the part around it, as psql cuts it. */
final class Pointer {
    private static final int ROOM = 60;
    private static final int LEAST_AFTER = 10;

    private final String line;
    private final long number;
    private final int at;
    private int begin;
    private int end;

    /** @param position counted in characters from 1 */
    private Pointer(String statement, int position) {
        int offset = statement.offsetByCodePoints(
                0, Math.min(position - 1, statement.codePointCount(0, statement.length())));
        int start = statement.lastIndexOf('\n', offset - 1) + 1;
        int stop = statement.indexOf('\n', offset);
        line = statement.substring(start, stop < 0 ? statement.length() : stop).replace('\t', ' ');
        number = statement.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        at = offset - start;
        end = line.length();
    }

    static String of(String statement, int position) {
        Pointer pointer = new Pointer(statement, position);
        pointer.cut();
        return pointer.text();
    }

    private void cut() {
        if (end - begin <= ROOM) {
            return;
        }
        if (ROOM >= at + LEAST_AFTER) {
            end = ROOM;
        } else {
            end = Math.min(end, at + LEAST_AFTER);
            begin = Math.max(0, end - ROOM);
        }
    }

    private String text() {
        String head = "LINE " + number + ": " + (begin > 0 ? "..." : "");
        String left = CellText.harmless(line.substring(begin, at));
        return head + left + CellText.harmless(line.substring(at, end)) + (end < line.length() ? "..." : "") + "\n"
                + " ".repeat(head.length() + CellText.width(left)) + "^\n";
    }
}
