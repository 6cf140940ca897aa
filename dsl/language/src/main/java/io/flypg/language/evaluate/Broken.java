package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** Something that was refused when it was read, and has its problem already. */
public record Broken(Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        return new Value.NotKnown(place);
    }
}
