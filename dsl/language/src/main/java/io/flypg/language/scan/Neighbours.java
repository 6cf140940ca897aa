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

    private static String shown(Tokens tokens, int i) {
        String text = tokens.text(i);
        boolean part = tokens.is(i, Kind.TEXT_START) || tokens.is(i, Kind.TEXT_END);
        return part || text.length() > 40 || text.indexOf('\n') >= 0 ? "this" : text;
    }
}
