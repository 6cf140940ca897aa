package io.flypg.language.write;

import io.flypg.engine.address.Size;
import io.flypg.engine.word.Value;
import io.flypg.language.evaluate.Spelling;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Single values as source text, in the largest unit that needs no fraction. */
final class ValueText {
    private static final Map<String, Long> SIZES = new LinkedHashMap<>();
    private static final Map<String, Long> TIMES = new LinkedHashMap<>();

    static {
        SIZES.put("TB", 1L << 40);
        SIZES.put("GB", 1L << 30);
        SIZES.put("MB", 1L << 20);
        SIZES.put("kB", 1L << 10);
        SIZES.put("B", 1L);
        TIMES.put("days", 86_400_000_000_000L);
        TIMES.put("hours", 3_600_000_000_000L);
        TIMES.put("minutes", 60_000_000_000L);
        TIMES.put("seconds", 1_000_000_000L);
        TIMES.put("ms", 1_000_000L);
        TIMES.put("us", 1_000L);
    }

    private ValueText() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Text text -> quoted(text.text());
            case Value.Whole whole -> Long.toString(whole.number());
            case Value.Decimal decimal -> decimal.number().toPlainString();
            case Value.Flag flag -> Boolean.toString(flag.flag());
            case Value.Amount amount -> size(amount.size());
            case Value.Time time -> time(time.duration());
            case Value.Percent percent -> percent.percent() + ".percent";
            case Value.Many many ->
                many.values().stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
            case Value.Named named ->
                named.values().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                        .collect(Collectors.joining(", ", "[", "]"));
            case Value.NotKnown _ -> throw new IllegalArgumentException("what is not known yet cannot be written");
        };
    }

    private static String size(Size size) {
        return measured(size.bytes(), SIZES, "GB");
    }

    private static String time(Duration duration) {
        return measured(duration.toNanos(), TIMES, "seconds");
    }

    private static String measured(long amount, Map<String, Long> units, String ofNothing) {
        if (amount == 0) {
            return "0." + ofNothing;
        }
        return units.entrySet().stream()
                .filter(unit -> amount % unit.getValue() == 0)
                .map(unit -> amount / unit.getValue() + "." + unit.getKey())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(amount + " is finer than every unit"));
    }

    private static String quoted(String text) {
        return "'" + Spelling.escaped(text, '\'') + "'";
    }
}
