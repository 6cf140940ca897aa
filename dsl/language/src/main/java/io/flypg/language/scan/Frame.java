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

    /** The first token of the values of a word without parentheses; -1 before they begin. */
    int arguments = -1;

    /** Whether there is a colon in those values. */
    boolean colon;

    Frame(boolean block, boolean header) {
        this.block = block;
        this.header = header;
    }

    void newStatement() {
        newLine();
        branches = 0;
    }

    /** A statement that belongs to an {@code if}, {@code else} or {@code for} in front of it. */
    void newLine() {
        newValue();
        arguments = -1;
        colon = false;
    }

    void newValue() {
        operators = 0;
        postfix = 0;
    }
}
