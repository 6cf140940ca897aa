package io.flypg.engine.bind;

import io.flypg.engine.address.Size;
import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.time.Duration;

/** Reads the defaults that stand in the records, written as in a definition. */
final class DefaultText {
    private static final Place NOWHERE = Place.ofFile("default");

    private DefaultText() {}

    static Value read(String text) {
        if (text.startsWith("'")) {
            return new Value.Text(text.substring(1, text.length() - 1), NOWHERE);
        }
        if (text.equals("true") || text.equals("false")) {
            return new Value.Flag(Boolean.parseBoolean(text), NOWHERE);
        }
        int dot = text.indexOf('.');
        return dot < 0
                ? new Value.Whole(Long.parseLong(text), NOWHERE)
                : measured(Long.parseLong(text.substring(0, dot)), text.substring(dot + 1));
    }

    private static Value measured(long number, String unit) {
        return switch (unit) {
            case "GB" -> new Value.Amount(Size.ofGigabytes(number), NOWHERE);
            case "MB" -> new Value.Amount(Size.ofMegabytes(number), NOWHERE);
            case "days" -> new Value.Time(Duration.ofDays(number), NOWHERE);
            default -> throw new IllegalStateException("no default is measured in " + unit);
        };
    }
}
