package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code [1, 2, 3]}. */
public record ListOf(List<Term> elements, Place place) implements Term {
    public ListOf {
        elements = List.copyOf(elements);
    }

    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        List<Value> values = new ArrayList<>(elements.size());
        for (Term element : elements) {
            values.add(element.evaluate(scope));
        }
        return Lists.of(scope.run(), values, place);
    }
}
