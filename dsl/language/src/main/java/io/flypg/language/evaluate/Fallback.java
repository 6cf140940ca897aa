package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code value ?: other}: the other when the value is missing ({@code tier?.kind}), false, zero or empty, as in Groovy.
 */
public record Fallback(Term value, Term other, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Value found = value.find(scope);
        return found == null || isNothing(found) ? other.evaluate(scope) : found;
    }

    private static boolean isNothing(@Nullable Value value) {
        if (value instanceof Value.Text text) {
            return text.text().isEmpty();
        }
        if (value instanceof Value.Flag flag) {
            return !flag.flag();
        }
        if (value instanceof Value.Whole whole) {
            return whole.number() == 0;
        }
        if (value instanceof Value.Many many) {
            return many.values().isEmpty();
        }
        return value instanceof Value.Named named && named.values().isEmpty();
    }
}
