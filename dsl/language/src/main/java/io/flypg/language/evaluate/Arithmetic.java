package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import io.flypg.language.evaluate.Measure.Dimension;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Calculating with numbers, sizes, durations and percentages. A percentage is a factor: {@code memory * 25.percent}. */
final class Arithmetic {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Arithmetic() {}

    static Value calculate(Operator operator, Value left, Value right, Place place) {
        Measure first = Measure.of(left);
        Measure second = Measure.of(right);
        if (first == null || second == null) {
            throw refused(operator, left, right, place);
        }
        try {
            Measure result = calculate(operator, first, second, place);
            if (result == null) {
                throw refused(operator, left, right, place);
            }
            return result.value(place);
        } catch (ArithmeticException _) {
            throw new Mistake(place, "Number too large", "the result does not fit into 64 bits", "");
        }
    }

    private static @Nullable Measure calculate(Operator operator, Measure l, Measure r, Place place) {
        return switch (operator) {
            case PLUS -> l.dimension() == r.dimension() ? sum(l, r, 1) : null;
            case MINUS -> l.dimension() == r.dimension() ? sum(l, r, -1) : null;
            case TIMES -> product(l, r);
            case DIVIDED -> quotient(l, requireDivisor(r, place));
            case REMAINDER -> remainder(l, requireDivisor(r, place));
        };
    }

    private static Measure sum(Measure l, Measure r, int sign) {
        if (l.exact() == null && r.exact() == null) {
            return new Measure(l.dimension(), Math.addExact(l.whole(), Math.multiplyExact(sign, r.whole())), null);
        }
        return Measure.of(
                l.dimension(),
                sign > 0 ? l.decimal().add(r.decimal()) : l.decimal().subtract(r.decimal()));
    }

    private static @Nullable Measure product(Measure l, Measure r) {
        if (isFactor(r)) {
            return scaled(l, r);
        }
        return isFactor(l) ? scaled(r, l) : null;
    }

    private static boolean isFactor(Measure measure) {
        return measure.isNumber() || measure.dimension() == Dimension.PERCENT;
    }

    private static Measure scaled(Measure measure, Measure factor) {
        if (factor.dimension() == Dimension.PERCENT) {
            BigDecimal product = measure.decimal().multiply(factor.decimal());
            return Measure.of(measure.dimension(), product.divide(HUNDRED, MathContext.DECIMAL64));
        }
        if (measure.exact() == null && factor.exact() == null) {
            return new Measure(measure.dimension(), Math.multiplyExact(measure.whole(), factor.whole()), null);
        }
        return Measure.of(measure.dimension(), measure.decimal().multiply(factor.decimal()));
    }

    private static @Nullable Measure quotient(Measure l, Measure r) {
        if (l.dimension() != r.dimension() && !r.isNumber()) {
            return null;
        }
        Dimension dimension = r.isNumber() ? l.dimension() : Dimension.NUMBER;
        if (l.exact() == null && r.exact() == null && l.whole() % r.whole() == 0) {
            return new Measure(dimension, Math.divideExact(l.whole(), r.whole()), null);
        }
        return Measure.of(dimension, l.decimal().divide(r.decimal(), MathContext.DECIMAL64));
    }

    private static @Nullable Measure remainder(Measure l, Measure r) {
        if (l.dimension() != r.dimension()) {
            return null;
        }
        if (l.exact() == null && r.exact() == null) {
            return new Measure(l.dimension(), l.whole() % r.whole(), null);
        }
        BigDecimal times = l.decimal().divide(r.decimal(), 0, RoundingMode.DOWN);
        return Measure.of(l.dimension(), l.decimal().subtract(times.multiply(r.decimal())));
    }

    private static Measure requireDivisor(Measure divisor, Place place) {
        if (divisor.isZero()) {
            throw new Mistake(place, "Division by zero", "the right side of this is 0", "");
        }
        return divisor;
    }

    private static Mistake refused(Operator operator, Value left, Value right, Place place) {
        String detail = left.kind() + " " + operator.sign() + " " + right.kind() + " has no meaning";
        boolean unit = Measure.of(left) != null && Measure.of(right) != null;
        return new Mistake(place, "Cannot calculate this", detail, unit ? "give both the same kind of unit" : "");
    }
}
