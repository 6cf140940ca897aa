package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/** {@code use 'lib/tiers'}: the words of another file come here, once, and its names stand for its values from here on. */
public record Use(Module module, Place place) implements Clause {
    @Override
    public @Nullable Value run(Scope scope) {
        scope.step(place);
        if (scope.isOfTemplate() && module.hasParameters()) {
            scope.run().report(outOfReach());
        }
        Scope used = module.evaluate(scope.run(), scope.words());
        for (String name : module.values().keySet()) {
            Value value = used.find(name);
            scope.define(name, value == null ? new Value.NotKnown(place) : value);
        }
        return null;
    }

    /** It is evaluated once for all, so each use of the template would have the same values. */
    private Problem outOfReach() {
        return Problem.at(
                place,
                "Parameters out of reach",
                "this file has parameters, and whoever uses the template can give values only to those of the template itself",
                "declare them in the template, and have functions of this file take their values");
    }
}
