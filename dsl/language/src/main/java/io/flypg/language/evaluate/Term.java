package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/** A part of a definition that has a value. */
public sealed interface Term
        permits Broken,
                Calculation,
                Call,
                Choice,
                Collected,
                Comparison,
                Element,
                Fallback,
                Interpolated,
                Junction,
                ListOf,
                Literal,
                MapOf,
                Member,
                Membership,
                Name,
                Negation,
                Opposite,
                Range {
    Place place();

    /** Its value here; a {@link Value.NotKnown} when it depends on something that has a problem of its own. */
    Value evaluate(Scope scope);

    /** Its value here, or null when it is allowed to be missing and is. */
    default @Nullable Value find(Scope scope) {
        return evaluate(scope);
    }
}
