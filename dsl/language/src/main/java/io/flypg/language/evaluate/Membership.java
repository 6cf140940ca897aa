package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** Whether a list has a value, or a map a name: {@code region in ['ams', 'fra']}. */
public record Membership(Term element, Term container, boolean wanted, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Value value = element.evaluate(scope);
        Value all = container.evaluate(scope);
        if (value instanceof Value.NotKnown || all instanceof Value.NotKnown) {
            return new Value.NotKnown(place);
        }
        return new Value.Flag(has(scope, all, value) == wanted, place);
    }

    private boolean has(Scope scope, Value all, Value value) {
        if (all instanceof Value.Named named && value instanceof Value.Text text) {
            return named.values().containsKey(text.text());
        }
        if (!(all instanceof Value.Many many)) {
            throw new Mistake(
                    container.place(),
                    "Not a list",
                    "this is " + all.kind() + ", and 'in' looks into a list or a map",
                    "");
        }
        for (Value one : many.values()) {
            scope.step(place);
            if (Sameness.same(one, value, place)) {
                return true;
            }
        }
        return false;
    }
}
