package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** A value as it stands. */
public record Literal(Value value) implements Term {
    @Override
    public Place place() {
        return value.place();
    }

    @Override
    public Value evaluate(Scope scope) {
        return value;
    }
}
