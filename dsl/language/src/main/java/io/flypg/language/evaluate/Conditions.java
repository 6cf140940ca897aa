package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/** Conditions are true or false; other values do not count as either, as they would in Groovy. */
final class Conditions {
    private Conditions() {}

    /** Null when it is not known. */
    static @Nullable Boolean test(Term condition, Scope scope) {
        Value value = condition.evaluate(scope);
        if (value instanceof Value.NotKnown) {
            return null;
        }
        if (value instanceof Value.Flag flag) {
            return flag.flag();
        }
        throw new Mistake(
                condition.place(), "Not a condition", "this is " + value.kind() + ", not true or false", hint(value));
    }

    private static String hint(Value value) {
        return value instanceof Value.Whole ? "compare it, for example with > 0" : "compare it with something";
    }
}
