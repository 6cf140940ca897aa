package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** Comparing values. Different kinds are never compared: a size that equals a number is a mistake, not {@code false}. */
final class Sameness {
    private Sameness() {}

    static boolean same(Value left, Value right, Place place) {
        if (left instanceof Value.Flag first && right instanceof Value.Flag second) {
            return first.flag() == second.flag();
        }
        return compare(left, right, "==", place) == 0;
    }

    static int compare(Value left, Value right, String sign, Place place) {
        if (left instanceof Value.Text first && right instanceof Value.Text second) {
            return first.text().compareTo(second.text());
        }
        Measure first = Measure.of(left);
        Measure second = Measure.of(right);
        if (first == null || second == null || first.dimension() != second.dimension()) {
            throw new Mistake(
                    place,
                    "Cannot compare these",
                    left.kind() + " " + sign + " " + right.kind() + " has no meaning",
                    "");
        }
        if (first.exact() == null && second.exact() == null) {
            return Long.compare(first.whole(), second.whole());
        }
        return first.decimal().compareTo(second.decimal());
    }
}
