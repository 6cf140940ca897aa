package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** {@code !condition}. */
public record Opposite(Term condition, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Boolean result = Conditions.test(condition, scope);
        return result == null ? new Value.NotKnown(place) : new Value.Flag(!result, place);
    }
}
