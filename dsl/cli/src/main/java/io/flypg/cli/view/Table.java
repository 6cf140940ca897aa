package io.flypg.cli.view;

import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Span;
import java.util.ArrayList;
import java.util.List;

/** Columns that line up. */
final class Table {
    private final List<List<Span>> rows = new ArrayList<>();

    Table row(Span... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Two blanks before each column. */
    Page page() {
        Page page = new Page();
        for (List<Span> row : rows) {
            List<Span> line = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Span cell = row.get(i);
                int padding = i == row.size() - 1 ? 0 : width(i) - cell.text().length();
                line.add(Span.plain("  "));
                line.add(cell);
                line.add(Span.plain(" ".repeat(padding)));
            }
            page.line(line.toArray(Span[]::new));
        }
        return page;
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).text().length())
                .max()
                .orElse(0);
    }
}
