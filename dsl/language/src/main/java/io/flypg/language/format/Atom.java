package io.flypg.language.format;

/**
 * What is written in one go: a token, a string with the values in it, or a comment.
 *
 * @param first its first token; of a comment the token behind it
 * @param last its last token; of a comment the token in front of it
 * @param lines how many lines end between it and what stands in front of it
 */
record Atom(Sort sort, String text, int first, int last, int lines) {
    enum Sort {
        TOKEN,
        /** From two slashes to the end of the line. */
        LINE_COMMENT,
        /** Between a slash with a star and a star with a slash. */
        BLOCK_COMMENT
    }

    boolean isComment() {
        return sort != Sort.TOKEN;
    }

    /** Whether nothing can stand behind it on its line. */
    boolean endsLine() {
        return sort == Sort.LINE_COMMENT;
    }
}
