package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.util.List;

/** A text with values in it: {@code "orders-${region}"}. */
public record Interpolated(List<Term> parts, Place place) implements Term {
    public Interpolated {
        parts = List.copyOf(parts);
    }

    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        StringBuilder text = new StringBuilder();
        for (Term part : parts) {
            Value value = part.evaluate(scope);
            if (value instanceof Value.NotKnown) {
                return new Value.NotKnown(place);
            }
            String more = Wording.text(value, part.place());
            scope.run().requireText(place, (long) text.length() + more.length());
            text.append(more);
        }
        return new Value.Text(text.toString(), place);
    }
}
