package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** {@code &&} and {@code ||}: the right side is looked at only when the left does not decide. */
public record Junction(boolean both, Term left, Term right, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Boolean result = Conditions.test(left, scope);
        if (result != null && result == both) {
            result = Conditions.test(right, scope);
        }
        return result == null ? new Value.NotKnown(place) : new Value.Flag(result, place);
    }
}
