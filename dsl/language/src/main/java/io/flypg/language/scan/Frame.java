package io.flypg.language.scan;

/** What has been seen of one pair of brackets, or of the top of a file, since its last statement or comma began. */
final class Frame {
    /** Whether statements stand in it, so that a new line can end one. */
    final boolean block;

    /** Whether it is the condition of an {@code if} or the head of a {@code for}. */
    final boolean header;

    int operators;
    int postfix;
    int branches;
    int semicolons;

    /** Whether the values of a word without parentheses have begun. */
    boolean arguments;

    Frame(boolean block, boolean header) {
        this.block = block;
        this.header = header;
    }

    void newStatement() {
        newValue();
        branches = 0;
        arguments = false;
    }

    void newValue() {
        operators = 0;
        postfix = 0;
    }
}
