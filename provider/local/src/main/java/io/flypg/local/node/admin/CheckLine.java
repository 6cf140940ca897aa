package io.flypg.local.node.admin;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items of a check, each a line with its result and how long it took. */
final class CheckLine {
    private final List<String> lines = new ArrayList<>();
    private boolean passing = true;

    /** One item; what it throws fails it with that text. */
    @FunctionalInterface
    interface Item {
        String text() throws SQLException, IOException, Failing;
    }

    /** An item that looked and found something wrong. */
    static final class Failing extends Exception {
        private static final long serialVersionUID = 1L;

        Failing(String message) {
            super(message);
        }
    }

    CheckLine add(String name, Item item) throws SQLException {
        long start = System.nanoTime();
        try {
            line("✓", name, item.text(), start);
        } catch (Failing | IOException e) {
            passing = false;
            line("✗", name, e.getMessage(), start);
        }
        return this;
    }

    Reply reply() {
        return Reply.text(passing ? 200 : 500, String.join("\n", lines));
    }

    private void line(String mark, String name, @Nullable String text, long start) {
        lines.add("[" + mark + "] " + name + ": " + text + " (" + duration(System.nanoTime() - start) + ")");
    }

    /** As Go prints it: {@code 3.54ms}, {@code 26.36µs}. */
    static String duration(long nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return scaled(nanos, 1_000) + "µs";
        }
        return nanos < 1_000_000_000 ? scaled(nanos, 1_000_000) + "ms" : scaled(nanos, 1_000_000_000) + "s";
    }

    private static String scaled(long nanos, long unit) {
        return BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf(unit), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
