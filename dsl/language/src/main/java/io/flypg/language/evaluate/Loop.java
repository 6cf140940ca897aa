package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/** {@code for (x in list) { … }} or {@code list.each { x -> … }}. */
public record Loop(Term source, Lambda lambda) implements Clause {
    @Override
    public @Nullable Value run(Scope scope) {
        scope.step(source.place());
        Value all = Attempt.value(source, scope);
        try {
            lambda.forEach(
                    all, scope, source.place(), (_, inner) -> lambda.body().run(inner));
        } catch (Mistake mistake) {
            scope.run().report(mistake.problem());
            scope.run().lose();
        }
        return null;
    }
}
