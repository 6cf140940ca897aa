package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** The value of a {@code def}, a parameter or a loop. */
public record Name(String name, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Value value = scope.find(name);
        if (value == null) {
            throw new Mistake(
                    place,
                    "Used before its def",
                    "'" + name + "' has no value yet when this is evaluated",
                    "move its def up");
        }
        return value;
    }
}
