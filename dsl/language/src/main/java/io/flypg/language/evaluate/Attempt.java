package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;

/** Evaluating so that a problem is recorded and the rest goes on. */
final class Attempt {
    private Attempt() {}

    static Value value(Term expression, Scope scope) {
        try {
            return expression.evaluate(scope);
        } catch (Mistake mistake) {
            scope.run().report(mistake.problem());
            return new Value.NotKnown(expression.place());
        }
    }
}
