package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code list.collect { … }} or, keeping the elements for which it is true, {@code list.findAll { … }}. */
public record Collected(boolean filter, Term source, Lambda lambda, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Value all = source.evaluate(scope);
        if (all instanceof Value.NotKnown) {
            return new Value.NotKnown(place);
        }
        List<Value> made = new ArrayList<>();
        lambda.forEach(all, scope, source.place(), (element, inner) -> {
            Value value = required(lambda.body().run(inner));
            if (!filter) {
                made.add(value);
            } else if (isTrue(value)) {
                made.add(element);
            }
        });
        return Lists.of(scope.run(), made, place);
    }

    private Value required(@Nullable Value value) {
        if (value == null) {
            throw new Mistake(
                    lambda.place(),
                    "No value",
                    "the last thing in this block has no value",
                    "end it with an expression");
        }
        return value;
    }

    private boolean isTrue(Value value) {
        if (value instanceof Value.Flag flag) {
            return flag.flag();
        }
        throw new Mistake(value.place(), "Not a condition", "findAll needs true or false, this is " + value.kind(), "");
    }
}
