package io.flypg.language.scan;

import org.jspecify.annotations.Nullable;

/** What is wrong with a keyword where it stands. */
final class Keywords {
    private Keywords() {}

    /**
     * Null when it may stand there.
     *
     * @param line whether statements stand here
     * @param top whether this is the top of the file
     */
    static @Nullable Refusal refusal(Tokens tokens, int i, boolean line, boolean top) {
        String keyword = tokens.text(i);
        if (keyword.equals("def")) {
            return definition(tokens, i, line, top);
        }
        if (keyword.equals("in") && tokens.isFirstOnLine(i)) {
            return new Refusal(
                    "Goes on from the line before", "'in' is no word", "put it at the end of the line before");
        }
        return Refusals.ofKeyword(keyword);
    }

    private static @Nullable Refusal definition(Tokens tokens, int i, boolean line, boolean top) {
        if (!line) {
            return new Refusal("A def inside a value", "a def stands on a line of its own", "move it up");
        }
        boolean named = tokens.is(i + 1, Kind.NAME);
        if (!named && !tokens.is(i + 1, "(") && !tokens.is(i + 1, Kind.KEYWORD)) {
            return new Refusal("A def without a name", "def gives a value a name", "write def name = value");
        }
        if (named && !top && tokens.is(i + 2, "(")) {
            return new Refusal("Function inside a block", "functions stand at the top of a file", "move it up");
        }
        return null;
    }
}
