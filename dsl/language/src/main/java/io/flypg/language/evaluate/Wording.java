package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.time.Duration;

/** Values inside a text, in PostgreSQL's spelling of units. */
public final class Wording {
    private static final long[] UNITS = {
        86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L
    };
    private static final String[] NAMES = {"d", "h", "min", "s", "ms"};

    private Wording() {}

    /** What stands in the text for the value. */
    public static String text(Value value, Place place) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Whole whole -> Long.toString(whole.number());
            case Value.Decimal decimal -> decimal.number().toPlainString();
            case Value.Flag flag -> Boolean.toString(flag.flag());
            case Value.Amount amount -> amount.size().toString().replace(" ", "");
            case Value.Time time -> text(time.duration());
            case Value.Percent percent -> percent.percent() + "%";
            case Value.Many _, Value.Named _, Value.NotKnown _ ->
                throw new Mistake(place, "No text for this", value.kind() + " cannot stand in a text", "");
        };
    }

    private static String text(Duration duration) {
        long nanos = duration.toNanos();
        for (int i = 0; i < UNITS.length; i++) {
            if (nanos % UNITS[i] == 0 && nanos != 0) {
                return nanos / UNITS[i] + NAMES[i];
            }
        }
        return nanos / 1000 + "us";
    }
}
