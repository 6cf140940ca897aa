package io.flypg.local.node;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as repmgr and psql print it: columns as wide as their widest cell, bars between them, a rule below the head. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        rows.add(List.of(head));
    }

    void add(List<String> row) {
        rows.add(row);
    }

    String print() {
        List<Integer> widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .boxed()
                .toList();
        StringBuilder text = new StringBuilder(line(rows.getFirst(), widths));
        text.append(widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("+")))
                .append('\n');
        rows.subList(1, rows.size()).forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private static String line(List<String> row, List<Integer> widths) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            boolean last = i == row.size() - 1;
            cells.add(" " + row.get(i)
                    + (last ? "" : " ".repeat(widths.get(i) - row.get(i).length() + 1)));
        }
        return String.join("|", cells) + "\n";
    }
}
