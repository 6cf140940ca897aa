package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** {@code list[0]} or {@code map['name']}. */
public record Element(Term target, Term index, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Value container = target.evaluate(scope);
        Value key = index.evaluate(scope);
        if (container instanceof Value.NotKnown || key instanceof Value.NotKnown) {
            return new Value.NotKnown(place);
        }
        if (container instanceof Value.Many list && key instanceof Value.Whole at) {
            return Entries.require(list, at.number(), index.place());
        }
        if (container instanceof Value.Named map && key instanceof Value.Text name) {
            return Entries.require(map, name.text(), index.place());
        }
        String detail = key.kind() + " does not find anything in " + container.kind();
        throw new Mistake(place, "Cannot look this up", detail, "lists are counted from 0, maps have names");
    }
}
