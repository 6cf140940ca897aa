package io.flypg.language.scan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Places where a value is missing. Groovy's parser says only that the whole does not fit. */
final class Gaps {
    private static final Set<String> PREFIXES = Set.of("-", "+", "!", "~", "->", "@", "++", "--");

    private Gaps() {}

    /** What is wrong with a token in front of the next; null when nothing is. */
    static @Nullable Refusal behind(Tokens tokens, int i) {
        String text = tokens.text(i);
        boolean last = i + 1 == tokens.count();
        if (tokens.is(i, Kind.OPERATOR) && !text.equals("->") && (last || !canFollow(tokens, i))) {
            return missing("behind " + text);
        }
        if ((tokens.is(i, Kind.COMMA) || tokens.is(i, Kind.DOT)) && (last || tokens.is(i + 1, Kind.COMMA))) {
            return missing("behind " + text);
        }
        if (tokens.is(i, "{")
                && tokens.is(i + 1, "}")
                && (tokens.is(i - 1, Kind.TEXT_START) || tokens.is(i - 1, Kind.TEXT_PART))) {
            return missing("between these braces");
        }
        boolean list = tokens.is(i, "(") || tokens.is(i, "[");
        return list && tokens.is(i + 1, Kind.COMMA) ? missing("behind " + text) : null;
    }

    private static boolean canFollow(Tokens tokens, int i) {
        return switch (tokens.kind(i + 1)) {
            case CLOSE -> tokens.is(i, ":") && tokens.is(i - 1, "[");
            case COMMA, SEMICOLON, DOT, TEXT_PART, TEXT_END -> false;
            case OPERATOR -> PREFIXES.contains(tokens.text(i + 1)) || (tokens.is(i, "*") && tokens.is(i + 1, ":"));
            case NAME, KEYWORD, NUMBER, TEXT, TEXT_START, OPEN -> true;
        };
    }

    private static Refusal missing(String where) {
        return new Refusal("Missing value", "there is nothing " + where, "");
    }
}
