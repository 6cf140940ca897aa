package io.flypg.language.scan;

import java.util.Set;

/** Two values side by side with nothing between them: Groovy reads them as calls of calls, and hardly anybody means that. */
final class Neighbours {
    private static final Set<String> UNITS =
            Set.of("kB", "KB", "MB", "GB", "TB", "ms", "seconds", "minutes", "hours", "days", "weeks", "percent");

    private Neighbours() {}

    static Refusal refusal(Tokens tokens, int i, boolean block) {
        String left = shown(tokens, i - 1);
        String right = shown(tokens, i);
        if (tokens.is(i - 1, Kind.NUMBER) && UNITS.contains(right)) {
            String hint = "write " + left + "." + right;
            return new Refusal("Unit without a dot", "a unit stands behind a dot", hint);
        }
        if (!block) {
            return new Refusal("Missing comma", "there is nothing between " + left + " and " + right, "write a comma");
        }
        if (tokens.is(i - 1, Kind.NAME)) {
            String hint = "write a comma between two values; words inside a word stand in braces: { " + left + " "
                    + right + " }";
            return new Refusal("Missing sign", "there is nothing between " + left + " and " + right, hint);
        }
        String hint = "write a comma between two values, a semicolon or a new line between two words";
        return new Refusal("Missing sign", "there is nothing between " + left + " and " + right, hint);
    }

    private static String shown(Tokens tokens, int i) {
        String text = tokens.text(i);
        return text.length() > 40 || text.indexOf('\n') >= 0 ? "this" : text;
    }
}
