package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** Two values made into one: {@code tier.memory * 4}. */
public record Calculation(Operator operator, Term left, Term right, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Value first = left.evaluate(scope);
        Value second = right.evaluate(scope);
        if (first instanceof Value.NotKnown || second instanceof Value.NotKnown) {
            return new Value.NotKnown(place);
        }
        Value joined = operator == Operator.PLUS ? Joining.join(scope.run(), first, second, place) : null;
        return joined != null ? joined : Arithmetic.calculate(operator, first, second, place);
    }
}
