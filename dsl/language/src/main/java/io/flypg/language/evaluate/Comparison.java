package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** Two values of one kind compared. */
public record Comparison(Order order, Term left, Term right, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Value first = left.evaluate(scope);
        Value second = right.evaluate(scope);
        if (first instanceof Value.NotKnown || second instanceof Value.NotKnown) {
            return new Value.NotKnown(place);
        }
        return new Value.Flag(order.accepts(compare(first, second)), place);
    }

    private int compare(Value first, Value second) {
        if (order == Order.EQUAL || order == Order.NOT_EQUAL) {
            return Sameness.same(first, second, place) ? 0 : 1;
        }
        return Sameness.compare(first, second, order.sign(), place);
    }
}
