package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/** A statement that was refused when it was read, and has its problem already. */
public record Lost() implements Clause {
    @Override
    public @Nullable Value run(Scope scope) {
        scope.run().lose();
        return null;
    }
}
