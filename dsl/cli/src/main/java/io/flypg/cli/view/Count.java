package io.flypg.cli.view;

import io.flypg.cli.terminal.Span;
import io.flypg.engine.problem.Plural;
import java.time.Duration;

/** Numbers and times as people read them. */
public final class Count {
    private static final char BLANK = Span.UNBROKEN_BLANK;
    private static final long SHORT_MILLIS = 9_950;

    private Count() {}

    /** {@code 1 node}, {@code 2 nodes}. */
    static String of(long number, String thing) {
        return Plural.of(number, thing);
    }

    /** {@code 0.3 s}, {@code 12 s}, {@code 1 min 5 s}. */
    static String time(Duration time) {
        long millis = time.toMillis();
        if (millis < SHORT_MILLIS) {
            long tenths = (millis + 50) / 100;
            return tenths / 10 + "." + tenths % 10 + BLANK + "s";
        }
        return whole(Duration.ofSeconds((millis + 500) / 1000));
    }

    /** In whole seconds: {@code 5 s}, {@code 1 min 5 s}. */
    static String whole(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return seconds + "" + BLANK + "s";
        }
        return seconds / 60 + "" + BLANK + "min" + (seconds % 60 == 0 ? "" : BLANK + "" + seconds % 60 + BLANK + "s");
    }

    /** To one decimal in the largest unit that fits: {@code 1.5 GB}; powers of 1024. */
    public static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int unit = 0;
        long size = 1;
        while (unit < units.length - 1 && bytes / size >= 1024) {
            size *= 1024;
            unit++;
        }
        long tenths = bytes / size * 10 + bytes % size * 10 / size;
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " " + units[unit];
    }
}
