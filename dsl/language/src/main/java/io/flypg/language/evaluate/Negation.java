package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** {@code -number}. */
public record Negation(Term number, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Value value = number.evaluate(scope);
        if (value instanceof Value.NotKnown) {
            return value;
        }
        if (value instanceof Value.Whole || value instanceof Value.Decimal) {
            return Arithmetic.calculate(Operator.MINUS, new Value.Whole(0, place), value, place);
        }
        throw new Mistake(
                place, "Cannot be negative", "this is " + value.kind() + ", and only numbers can be negative", "");
    }
}
