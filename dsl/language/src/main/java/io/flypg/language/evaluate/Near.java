package io.flypg.language.evaluate;

import io.flypg.engine.problem.Suggestion;
import java.util.Collection;

/** What was probably meant. */
public final class Near {
    private static final int SHORTEST = 3;

    /** Among more of them, looking for a near one takes too long. */
    private static final int MANY = 1000;

    private Near() {}

    /** {@code did you mean 'tiers'?}, or nothing; names of one or two letters are near to too many others. */
    public static String hint(String name, Collection<String> known) {
        return name.length() < SHORTEST || known.size() > MANY ? "" : Suggestion.hint(name, known);
    }
}
