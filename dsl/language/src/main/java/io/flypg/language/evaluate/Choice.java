package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** {@code condition ? one : other}. */
public record Choice(Term condition, Term one, Term other, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Boolean result = Conditions.test(condition, scope);
        if (result == null) {
            return new Value.NotKnown(place);
        }
        return (result ? one : other).evaluate(scope);
    }
}
