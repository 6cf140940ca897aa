package io.flypg.engine.word;

import io.flypg.engine.address.Size;
import io.flypg.engine.problem.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A value as somebody wrote it, with its place. */
public sealed interface Value {
    Place place();

    /** A string. */
    record Text(String text, Place place) implements Value {}

    /** A whole number. */
    record Whole(long number, Place place) implements Value {}

    /** A number with a decimal point. */
    record Decimal(BigDecimal number, Place place) implements Value {}

    /** {@code true} or {@code false}. */
    record Flag(boolean flag, Place place) implements Value {}

    /** An amount of memory or disk: {@code 20.GB}. */
    record Amount(Size size, Place place) implements Value {}

    /** A stretch of time: {@code 14.days}. */
    record Time(Duration duration, Place place) implements Value {}

    /** A share of a hundred: {@code 80.percent}. */
    record Percent(int percent, Place place) implements Value {}

    /** Several values. */
    record Many(List<Value> values, Place place) implements Value {
        public Many {
            values = List.copyOf(values);
        }
    }

    /** Values with names; their order is the order of writing. */
    record Named(Map<String, Value> values, Place place) implements Value {}

    /** Nothing known yet: an output of another Pulumi resource during a preview. Never comes from a definition file. */
    record NotKnown(Place place) implements Value {}

    /** How a problem names this kind of value: {@code a size}. */
    default String kind() {
        return switch (this) {
            case Text _ -> "text";
            case Whole _ -> "a whole number";
            case Decimal _ -> "a decimal number";
            case Flag _ -> "true or false";
            case Amount _ -> "a size";
            case Time _ -> "a duration";
            case Percent _ -> "a percentage";
            case Many _ -> "a list";
            case Named _ -> "a map";
            case NotKnown _ -> "a value that is not known yet";
        };
    }
}
