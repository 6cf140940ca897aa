package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/**
 * An expression on a line of its own: a function called for its words, or what gives a function, or a block of {@code collect}, its
 * value.
 */
public record Outcome(Term expression) implements Clause {
    @Override
    public @Nullable Value run(Scope scope) {
        return expression instanceof Call call ? called(call, scope) : Attempt.value(expression, scope);
    }

    private static @Nullable Value called(Call call, Scope scope) {
        try {
            return call.run(scope);
        } catch (Mistake mistake) {
            scope.run().report(mistake.problem());
            scope.run().lose();
            return new Value.NotKnown(call.place());
        }
    }
}
