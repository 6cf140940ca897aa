package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/** {@code use 'lib/tiers'}: the words of another file come here, once, and its names stand for its values from here on. */
public record Use(Module module, Place place) implements Clause {
    @Override
    public @Nullable Value run(Scope scope) {
        scope.step(place);
        Scope used = module.evaluate(scope.run(), scope.words());
        for (String name : module.values().keySet()) {
            Value value = used.find(name);
            scope.define(name, value == null ? new Value.NotKnown(place) : value);
        }
        return null;
    }
}
