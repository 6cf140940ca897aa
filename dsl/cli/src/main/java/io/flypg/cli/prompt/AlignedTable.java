package io.flypg.cli.prompt;

import io.flypg.postgres.talk.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rows as psql shows them by default: aligned columns, numbers at the right, nothing for NULL. */
final class AlignedTable {
    private final Answer.Rows rows;
    private final List<CellText> head;
    private final List<List<CellText>> body = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    private AlignedTable(Answer.Rows rows) {
        this.rows = rows;
        head = rows.columns().stream().map(column -> CellText.of(column.name())).toList();
        rows.rows()
                .forEach(row -> body.add(row.stream()
                        .map(value -> CellText.of(Objects.requireNonNullElse(value, "")))
                        .toList()));
        for (int column = 0; column < head.size(); column++) {
            widths.add(width(column));
        }
    }

    /** The table with how many rows it has, and an empty line. */
    static String of(Answer.Rows rows) {
        return new AlignedTable(rows).text();
    }

    /** The same under a title. */
    static String of(String name, Answer.Rows rows) {
        String title = CellText.harmless(name);
        AlignedTable table = new AlignedTable(rows);
        int width = table.widths.stream().mapToInt(Integer::intValue).sum() + 3 * table.widths.size() - 1;
        int room = Math.max(0, width - CellText.width(title));
        return " ".repeat(room / 2) + title + "\n" + table.text();
    }

    private int width(int column) {
        return Math.max(
                head.get(column).width(),
                body.stream().mapToInt(row -> row.get(column).width()).max().orElse(0));
    }

    private String text() {
        head();
        body.forEach(this::row);
        out.append('(')
                .append(body.size())
                .append(body.size() == 1 ? " row" : " rows")
                .append(")\n\n");
        return out.toString();
    }

    /** Names in the middle of their columns, and a rule. */
    private void head() {
        if (head.isEmpty()) {
            out.append("--\n");
            return;
        }
        int height = height(head);
        for (int line = 0; line < height; line++) {
            for (int column = 0; column < head.size(); column++) {
                String text = lineOf(head.get(column), line);
                int room = widths.get(column) - CellText.width(text);
                boolean more = line + 1 < head.get(column).lines().size();
                out.append(column == 0 ? " " : "| ")
                        .append(" ".repeat(room / 2))
                        .append(text);
                out.append(" ".repeat(room - room / 2)).append(more ? '+' : ' ');
            }
            out.append('\n');
        }
        out.append(String.join(
                        "+", widths.stream().map(width -> "-".repeat(width + 2)).toList()))
                .append('\n');
    }

    private void row(List<CellText> row) {
        int height = height(row);
        for (int line = 0; line < height; line++) {
            for (int column = 0; column < row.size(); column++) {
                cell(row, column, line);
            }
            out.append('\n');
        }
    }

    private void cell(List<CellText> row, int column, int line) {
        String text = lineOf(row.get(column), line);
        String room = " ".repeat(widths.get(column) - CellText.width(text));
        boolean more = line + 1 < row.get(column).lines().size();
        boolean last = column + 1 == row.size();
        boolean number = rows.columns().get(column).number();
        out.append(column == 0 ? " " : "| ").append(number ? room : "").append(text);
        if (!number && (!last || more)) {
            out.append(room);
        }
        if (more) {
            out.append('+');
        } else if (!last) {
            out.append(' ');
        }
    }

    private static int height(List<CellText> cells) {
        return cells.stream().mapToInt(cell -> cell.lines().size()).max().orElse(0);
    }

    private static String lineOf(CellText cell, int line) {
        return line < cell.lines().size() ? cell.lines().get(line) : "";
    }
}
