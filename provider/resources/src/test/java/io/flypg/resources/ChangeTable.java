package io.flypg.resources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What an app saw of each change, for people to read: nothing is asserted of times, which depend on the machine. */
final class ChangeTable {
    private final SortedMap<String, Row> rows = new ConcurrentSkipListMap<>();

    /**
     * One change.
     *
     * @param interruptions kills, or calls that failed
     * @param acknowledged rows that the app was told are written, of which none is lost
     * @param longestGap the longest time between two of them
     */
    record Row(int interruptions, int acknowledged, Duration longestGap) {}

    void add(String shape, String change, String interruption, Row row) {
        rows.put(String.join(" | ", shape, change, interruption), row);
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| shape | change | interruption | how often | rows acknowledged | longest write gap |");
        lines.add("|---|---|---|---|---|---|");
        rows.forEach((what, row) -> lines.add(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.1f s |",
                what,
                row.interruptions(),
                row.acknowledged(),
                row.longestGap().toMillis() / 1000.0)));
        Files.write(file, lines);
    }
}
