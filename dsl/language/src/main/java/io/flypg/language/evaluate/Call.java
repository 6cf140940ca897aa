package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function used for its value. */
public record Call(Function function, List<Term> values, Place place) implements Term {
    public Call {
        values = List.copyOf(values);
    }

    @Override
    public Value evaluate(Scope scope) {
        Value value = run(scope);
        if (value == null) {
            String detail = "the last thing in '" + function.name() + "' has no value";
            throw new Mistake(place, "No value", detail, "end it with an expression, or call it on a line of its own");
        }
        return value;
    }

    @Nullable
    Value run(Scope scope) {
        scope.step(place);
        List<Value> given = new ArrayList<>(values.size());
        for (Term value : values) {
            given.add(value.evaluate(scope));
        }
        return function.call(scope, given, place);
    }
}
