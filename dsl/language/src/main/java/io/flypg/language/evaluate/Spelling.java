package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;
import io.flypg.language.scan.Oddities;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Values as they are written in a definition. */
public final class Spelling {
    private static final long[] NANOS = {
        86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L
    };
    private static final String[] UNITS = {"day", "hour", "minute", "second", "ms"};

    private Spelling() {}

    /** A value or a list of them: no map. */
    public static String of(Value value) {
        return switch (value) {
            case Value.Text text -> "'" + escaped(text.text(), '\'') + "'";
            case Value.Whole whole -> Long.toString(whole.number());
            case Value.Decimal decimal -> decimal.number().toPlainString();
            case Value.Flag flag -> Boolean.toString(flag.flag());
            case Value.Amount amount -> amount.size().toString().replace(' ', '.');
            case Value.Time time -> of(time.duration());
            case Value.Percent percent -> percent.percent() + ".percent";
            case Value.Many many ->
                many.values().stream().map(Spelling::of).collect(Collectors.joining(", ", "[", "]"));
            case Value.Named _, Value.NotKnown _ -> throw new IllegalArgumentException(value.kind());
        };
    }

    /** What stands between two such quotes to mean the text. */
    public static String escaped(String text, char quote) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                case '\r' -> escaped.append("\\r");
                default -> escaped.append(escaped((char) c, quote));
            }
        });
        return escaped.toString();
    }

    /** What is hidden is refused as it is, and read as its number. */
    private static String escaped(char c, char quote) {
        if (Oddities.isHidden(c)) {
            return "\\u" + HexFormat.of().toHexDigits(c);
        }
        boolean special = c == quote || c == '\\' || (c == '$' && quote == '"');
        return special ? "\\" + c : Character.toString(c);
    }

    private static String of(Duration duration) {
        long nanos = duration.toNanos();
        for (int i = 0; i < NANOS.length; i++) {
            long count = nanos / NANOS[i];
            if (nanos % NANOS[i] == 0 && count != 0) {
                return count + "." + UNITS[i] + (count == 1 || UNITS[i].equals("ms") ? "" : "s");
            }
        }
        return nanos / 1000 + ".us";
    }
}
