package io.flypg.cli.prompt;

/**
 * One statement.
 *
 * @param text as it was written, with its semicolon
 */
record Statement(String text, Copy copy) {
    /** Whether it moves data between the server and the prompt itself: {@code COPY … FROM stdin}, {@code COPY … TO stdout}. */
    enum Copy {
        NONE,
        /** The lines after it are data, not statements. */
        IN,
        OUT
    }
}
