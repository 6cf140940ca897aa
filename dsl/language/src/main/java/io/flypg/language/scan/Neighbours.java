package io.flypg.language.scan;

/** Two values side by side with nothing between them: Groovy reads them as calls of calls, and hardly anybody means that. */
final class Neighbours {
    private Neighbours() {}

    static Refusal refusal(Tokens tokens, int i, boolean block) {
        String left = shown(tokens, i - 1);
        String right = shown(tokens, i);
        String detail = "there is nothing between " + left + " and " + right;
        if (tokens.is(i - 1, Kind.NUMBER) && !UnitSpelling.meant(right).isEmpty()) {
            String hint = "write " + left + "." + UnitSpelling.meant(right);
            return new Refusal("Unit without a dot", "a unit stands behind a dot", hint);
        }
        if (tokens.is(i - 1, Kind.TEXT) && tokens.end(i - 1) == tokens.start(i)) {
            return new Refusal("Missing separator", detail, "a quote inside a text is written \\' or \\\"");
        }
        if (!block) {
            boolean type = tokens.is(i - 1, Kind.NAME) && tokens.is(i, Kind.NAME);
            return new Refusal(
                    "Missing separator", detail, type ? "write a comma, or leave a type out" : "write a comma");
        }
        if (tokens.is(i - 1, Kind.NAME)) {
            String hint = "words inside a word stand in braces: { " + left + " " + right
                    + " }; between values stands a comma";
            return new Refusal("Missing separator", detail, hint);
        }
        String hint = "write a comma between two values, a semicolon or a new line between two words";
        return new Refusal("Missing separator", detail, hint);
    }

    /** A block behind the values of a word without parentheses. */
    static Refusal block(Tokens tokens, Command command) {
        String word = tokens.text(command.first() - 1);
        if (isType(tokens, command)) {
            String detail = "a function gives what its last line gives, and takes whatever it is given";
            return new Refusal("No types and modifiers here", detail, "write def instead of " + word);
        }
        String values = tokens.source().slice(tokens.start(command.first()), tokens.end(command.last()));
        String written = values.length() > 60 || values.indexOf('\n') >= 0 ? "…" : values;
        return new Refusal(
                "Parentheses missing before a block",
                "Groovy gives the block to what stands right in front of it, not to '" + word + "'",
                "write " + word + "(" + written + ") { … }");
    }

    /** Whether the word is the type of a function rather. */
    static boolean isType(Tokens tokens, Command command) {
        char first = tokens.text(command.first() - 1).charAt(0);
        return Character.isUpperCase(first) && tokens.is(command.first() + 1, "(");
    }

    private static String shown(Tokens tokens, int i) {
        String text = tokens.text(i);
        boolean part = tokens.is(i, Kind.TEXT_START) || tokens.is(i, Kind.TEXT_END);
        return part || text.length() > 40 || text.indexOf('\n') >= 0 ? "this" : text;
    }
}
