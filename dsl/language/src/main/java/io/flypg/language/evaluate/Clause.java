package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/** A part of a definition that makes words or names. */
public sealed interface Clause
        permits Conditional, Definition, Instance, Loop, Lost, Outcome, Parameter, Sentence, Use {
    /** Does what it says. What it returns is null but for the statement that gives a function its value. */
    @Nullable
    Value run(Scope scope);
}
