package io.flypg.language.parse;

/**
 * Where something stands.
 *
 * @param library where the files come from that are used
 * @param valued whether the last expression gives the block its value, as in a function or a block of {@code collect}
 */
record Context(Trouble trouble, Names names, Library library, boolean valued) {
    Context inner() {
        return new Context(trouble, names.inner(), library, valued);
    }

    Context with(boolean wanted) {
        return new Context(trouble, names, library, wanted);
    }
}
