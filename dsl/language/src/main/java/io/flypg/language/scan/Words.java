package io.flypg.language.scan;

import java.util.Set;

/** Groovy's keywords, as far as they cannot be used as the names of things. */
public final class Words {
    private static final Set<String> KEYWORDS = Set.of(
            ("abstract as assert boolean break byte case catch char class const continue def default do double else enum extends"
                            + " false final finally float for goto if implements import in instanceof int interface long native"
                            + " new null package private protected public return short static strictfp super switch"
                            + " synchronized this threadsafe throw throws trait transient true try var void volatile while")
                    .split(" "));

    private Words() {}

    public static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }
}
