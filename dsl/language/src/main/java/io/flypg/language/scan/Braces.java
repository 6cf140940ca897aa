package io.flypg.language.scan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a block may stand. Groovy's parser needs time without end for blocks inside of expressions inside of blocks, and the language
 * has no use for them.
 */
final class Braces {
    private static final Set<String> ITERATIONS = Set.of("each", "collect", "findAll");

    private Braces() {}

    /** Whether a brace at this token is that of a value in a text. */
    static boolean isInterpolation(Tokens tokens, int i) {
        return tokens.is(i - 1, Kind.TEXT_START) || tokens.is(i - 1, Kind.TEXT_PART);
    }

    /** Whether a block at this token gets the elements of a list: for example that of each. */
    static boolean isIteration(Tokens tokens, int i) {
        return tokens.is(i - 1, Kind.NAME) && tokens.is(i - 2, Kind.DOT) && ITERATIONS.contains(tokens.text(i - 1));
    }

    /**
     * What is wrong with a block that begins at this token; null when nothing is.
     *
     * @param statements whether it stands among statements, not in parentheses or a list
     */
    static @Nullable Refusal refusal(Tokens tokens, int i, boolean statements) {
        if (tokens.is(i - 1, "}")) {
            return new Refusal("Two blocks", "a word has one block", "put all into the first");
        }
        boolean alone = i == 0 || tokens.is(i - 1, "{") || tokens.is(i - 1, "->") || tokens.is(i - 1, Kind.SEMICOLON);
        if (alone) {
            return new Refusal("A value by itself", "this block belongs to no word", "write the word in front of it");
        }
        boolean behind = tokens.endsOperand(i - 1) || tokens.is(i - 1, "else");
        if (statements && behind) {
            return null;
        }
        String detail = "a block stands behind a word on a line of its own, or behind each, collect and findAll";
        return new Refusal("A block is no value", detail, "");
    }

    /** What is wrong with an arrow; null when it stands behind the names that a block gives to the elements of a list. */
    static @Nullable Refusal arrow(Tokens tokens, int i) {
        int at = i - 1;
        while (tokens.is(at, Kind.NAME) || tokens.is(at, Kind.COMMA)) {
            at--;
        }
        if (at < i - 1 && tokens.is(at, "{") && isIteration(tokens, at)) {
            return null;
        }
        String detail = "names in front of -> stand in the block of each, collect or findAll: { name -> … }";
        return new Refusal("No names here", detail, "");
    }
}
