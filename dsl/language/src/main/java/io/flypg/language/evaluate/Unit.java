package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import io.flypg.language.evaluate.Measure.Dimension;
import io.flypg.language.scan.UnitSpelling;
import java.math.BigDecimal;
import java.util.Map;

/** The units a number can have: {@code 20.GB}, {@code 14.days}, {@code 80.percent}. */
final class Unit {
    private static final long SECOND = 1_000_000_000L;
    private static final long KILO = 1024L;

    private static final Map<String, Measure> UNITS = Map.ofEntries(
            size("B", 1),
            size("kB", KILO),
            size("KB", KILO),
            size("MB", KILO * KILO),
            size("GB", KILO * KILO * KILO),
            size("TB", KILO * KILO * KILO * KILO),
            time("us", 1_000),
            time("ms", 1_000_000),
            time("second", SECOND),
            time("seconds", SECOND),
            time("minute", 60 * SECOND),
            time("minutes", 60 * SECOND),
            time("hour", 3600 * SECOND),
            time("hours", 3600 * SECOND),
            time("day", 86_400 * SECOND),
            time("days", 86_400 * SECOND),
            time("week", 7 * 86_400 * SECOND),
            time("weeks", 7 * 86_400 * SECOND),
            Map.entry("percent", new Measure(Dimension.PERCENT, 1, null)));

    private Unit() {}

    /** The number in the unit; exact, or a problem. */
    static Value apply(Value number, String unit, Place unitPlace, Place place) {
        Measure one = UNITS.get(unit);
        if (one == null) {
            throw unknown(unit, unitPlace);
        }
        Measure count = Measure.of(number);
        if (count == null || !count.isNumber()) {
            throw new Mistake(place, "Unit on what is no number", "'." + unit + "' stands behind " + number.kind(), "");
        }
        try {
            return amount(count, one, place).value(place);
        } catch (ArithmeticException _) {
            throw new Mistake(place, "Number too large", "this many " + unit + " do not fit into 64 bits", "");
        }
    }

    private static Measure amount(Measure count, Measure one, Place place) {
        if (count.exact() == null) {
            return new Measure(one.dimension(), Math.multiplyExact(count.whole(), one.whole()), null);
        }
        BigDecimal exact =
                count.exact().multiply(BigDecimal.valueOf(one.whole())).stripTrailingZeros();
        if (exact.scale() > 0) {
            throw new Mistake(
                    place,
                    "Not a whole amount",
                    "this does not come out whole in the smallest unit",
                    "use a smaller unit");
        }
        return new Measure(one.dimension(), exact.longValueExact(), null);
    }

    private static Mistake unknown(String unit, Place place) {
        String meant = UnitSpelling.meant(unit);
        String hint = meant.isEmpty() ? Near.hint(unit, UNITS.keySet()) : "did you mean '" + meant + "'?";
        String known = "units are kB, MB, GB, TB, ms, seconds, minutes, hours, days, weeks, percent";
        return new Mistake(place, "Unknown unit", "there is no unit '" + unit + "'", hint.isEmpty() ? known : hint);
    }

    private static Map.Entry<String, Measure> size(String name, long bytes) {
        return Map.entry(name, new Measure(Dimension.SIZE, bytes, null));
    }

    private static Map.Entry<String, Measure> time(String name, long nanoseconds) {
        return Map.entry(name, new Measure(Dimension.TIME, nanoseconds, null));
    }
}
