package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements in order. */
public record Block(List<Clause> statements) {
    public Block {
        statements = List.copyOf(statements);
    }

    /** Runs all of them; the value is that of the last one, where it has one. */
    @Nullable
    Value run(Scope scope) {
        Value last = null;
        for (Clause statement : statements) {
            last = statement.run(scope);
        }
        return last;
    }
}
