package io.flypg.language.parse;

/**
 * Where something stands.
 *
 * @param library where the files come from that are used
 * @param valued whether the last expression gives the block its value, as in a function or a block of {@code collect}
 * @param inWord whether it is written in the block of a word, however deep
 */
record Context(Trouble trouble, Names names, Library library, boolean valued, boolean inWord) {
    /** In no block of a word. */
    Context(Trouble trouble, Names names, Library library, boolean valued) {
        this(trouble, names, library, valued, false);
    }

    Context inner() {
        return new Context(trouble, names.inner(), library, valued, inWord);
    }

    /** For the block of a word. */
    Context ofWord() {
        return new Context(trouble, names.inner(), library, false, true);
    }

    Context with(boolean wanted) {
        return new Context(trouble, names, library, wanted, inWord);
    }
}
