package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/** {@code def name = value}: once, for good. */
public record Definition(String name, Term value) implements Clause {
    @Override
    public @Nullable Value run(Scope scope) {
        scope.define(name, Attempt.value(value, scope));
        return null;
    }
}
