package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/** {@code if (condition) { … } else { … }}. */
public record Conditional(Term condition, Block then, Block otherwise) implements Clause {
    @Override
    public @Nullable Value run(Scope scope) {
        scope.step(condition.place());
        Boolean result = test(scope);
        if (result == null) {
            scope.run().lose();
            return null;
        }
        return (result ? then : otherwise).run(scope.inner());
    }

    private @Nullable Boolean test(Scope scope) {
        try {
            return Conditions.test(condition, scope);
        } catch (Mistake mistake) {
            scope.run().report(mistake.problem());
            return null;
        }
    }
}
