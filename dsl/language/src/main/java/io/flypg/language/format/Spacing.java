package io.flypg.language.format;

import io.flypg.language.scan.Kind;
import io.flypg.language.scan.Tokens;

/** Where blanks stand on a line. */
final class Spacing {
    private final Tokens tokens;
    private final Structure structure;

    Spacing(Tokens tokens, Structure structure) {
        this.tokens = tokens;
        this.structure = structure;
    }

    /** Whether a blank stands between two neighbours on one line. */
    boolean between(Atom left, Atom right) {
        return left.isComment() || right.isComment() || between(left.last(), right.first());
    }

    private boolean between(int left, int right) {
        if (structure.needsOpening(left)
                || tokens.is(left, Kind.DOT)
                || tokens.is(right, Kind.DOT)
                || isRange(left)
                || isRange(right)) {
            return false;
        }
        return switch (tokens.kind(right)) {
            case COMMA, SEMICOLON -> false;
            case CLOSE -> tokens.is(right, "}");
            case OPEN -> behind(left) && (tokens.is(right, "{") || !isCalled(left));
            case OPERATOR -> behind(left) && !isColonOfName(right);
            default -> behind(left) && !isNegated(left, right);
        };
    }

    /** Whether a blank may stand behind a token. */
    private boolean behind(int left) {
        return switch (tokens.kind(left)) {
            case OPEN -> tokens.is(left, "{");
            case OPERATOR -> !structure.isPrefix(left) || tokens.is(left, "->") || tokens.is(left, ":");
            default -> true;
        };
    }

    /** Whether parentheses behind it are those of a call, and brackets those of a lookup. */
    private boolean isCalled(int left) {
        return tokens.endsOperand(left) && !structure.isHead(left);
    }

    private boolean isColonOfName(int token) {
        return tokens.is(token, ":") && !structure.isChoice(token);
    }

    private boolean isRange(int token) {
        return tokens.is(token, "..") || tokens.is(token, "..<");
    }

    /** {@code !in} is one word of Groovy's. */
    private boolean isNegated(int left, int right) {
        return tokens.is(left, "!") && tokens.is(right, Kind.KEYWORD) && tokens.end(left) == tokens.start(right);
    }
}
