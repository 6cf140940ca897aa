package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code 1..3} or {@code 0..<3}: whole numbers, also downwards. */
public record Range(Term from, Term to, boolean withLast, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Value first = from.evaluate(scope);
        Value last = to.evaluate(scope);
        if (first instanceof Value.NotKnown || last instanceof Value.NotKnown) {
            return new Value.NotKnown(place);
        }
        return numbers(scope.run(), whole(first, from), whole(last, to));
    }

    private static long whole(Value value, Term written) {
        if (value instanceof Value.Whole whole) {
            return whole.number();
        }
        throw new Mistake(
                written.place(),
                "Not a whole number",
                "a range goes from one whole number to another, this is " + value.kind(),
                "");
    }

    private Value numbers(Run run, long first, long last) {
        if (first == last && !withLast) {
            return new Value.Many(List.of(), place);
        }
        int direction = last >= first ? 1 : -1;
        long end = withLast ? last : last - direction;
        double count = Math.abs((double) end - first) + 1;
        run.requireSize(place, (long) Math.min(count, Integer.MAX_VALUE));
        List<Value> values = new ArrayList<>((int) count);
        for (long i = 0; i < (long) count; i++) {
            values.add(new Value.Whole(first + i * direction, place));
        }
        return new Value.Many(values, place);
    }
}
