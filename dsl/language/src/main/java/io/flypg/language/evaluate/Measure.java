package io.flypg.language.evaluate;

import io.flypg.engine.address.Size;
import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A value one can calculate with.
 *
 * @param whole the number in the smallest unit: itself, bytes, nanoseconds, percent
 * @param exact the number when it is not whole; whole is not used then
 */
record Measure(Dimension dimension, long whole, @Nullable BigDecimal exact) {
    private static final int SCALE = 40;

    /** What the number counts. */
    enum Dimension {
        NUMBER,
        SIZE,
        TIME,
        PERCENT
    }

    /** Null when one cannot calculate with the value. */
    static @Nullable Measure of(Value value) {
        return switch (value) {
            case Value.Whole number -> new Measure(Dimension.NUMBER, number.number(), null);
            case Value.Decimal number -> new Measure(Dimension.NUMBER, 0, number.number());
            case Value.Amount amount ->
                new Measure(Dimension.SIZE, amount.size().bytes(), null);
            case Value.Time time -> new Measure(Dimension.TIME, time.duration().toNanos(), null);
            case Value.Percent percent -> new Measure(Dimension.PERCENT, percent.percent(), null);
            case Value.Text _, Value.Flag _, Value.Many _, Value.Named _, Value.NotKnown _ -> null;
        };
    }

    boolean isNumber() {
        return dimension == Dimension.NUMBER;
    }

    boolean isZero() {
        return exact == null ? whole == 0 : exact.signum() == 0;
    }

    BigDecimal decimal() {
        return exact == null ? BigDecimal.valueOf(whole) : exact;
    }

    /** A whole number where it is one; sizes, durations and percentages are rounded down to their smallest unit. */
    static Measure of(Dimension dimension, BigDecimal number) {
        boolean fraction =
                dimension == Dimension.NUMBER && number.stripTrailingZeros().scale() > 0;
        if (fraction && number.scale() > SCALE) {
            throw new ArithmeticException("too many digits behind the point");
        }
        if (fraction) {
            return new Measure(dimension, 0, number.round(MathContext.DECIMAL64));
        }
        return new Measure(dimension, number.setScale(0, RoundingMode.FLOOR).longValueExact(), null);
    }

    Value value(Place place) {
        if (exact != null) {
            return new Value.Decimal(exact, place);
        }
        if (whole < 0 && dimension != Dimension.NUMBER) {
            throw new Mistake(
                    place, "Less than nothing", "the result of this is negative, and a " + word() + " is not", "");
        }
        return switch (dimension) {
            case NUMBER -> new Value.Whole(whole, place);
            case SIZE -> new Value.Amount(new Size(whole), place);
            case TIME -> new Value.Time(Duration.ofNanos(whole), place);
            case PERCENT -> new Value.Percent(percent(place), place);
        };
    }

    private int percent(Place place) {
        if (whole > Integer.MAX_VALUE) {
            throw new Mistake(place, "Number too large", "a percentage this large means nothing", "");
        }
        return (int) whole;
    }

    private String word() {
        return switch (dimension) {
            case NUMBER -> "number";
            case SIZE -> "size";
            case TIME -> "duration";
            case PERCENT -> "percentage";
        };
    }
}
