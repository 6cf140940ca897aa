package io.flypg.language.scan;

/** What has been seen of one pair of brackets, or of the top of a file, since its last statement or comma began. */
final class Frame {
    /** Whether statements stand in it, so that a new line can end one. */
    final boolean block;

    /** Whether it is the condition of an {@code if} or the head of a {@code for}. */
    final boolean header;

    /** Whether it is the list of a function's parameters. */
    final boolean parameters;

    /** How many parentheses and lists there are around it in the same statement. */
    final int depth;

    int operators;
    int choices;
    int labels;
    boolean compared;
    boolean assigned;
    int postfix;
    int branches;
    int semicolons;

    /** The first token of the values of a word without parentheses; -1 before they begin. */
    int arguments = -1;

    /** Whether there is a colon in those values. */
    boolean colon;

    private Frame(boolean block, boolean header, boolean parameters, int depth) {
        this.block = block;
        this.header = header;
        this.parameters = parameters;
        this.depth = depth;
    }

    /** The top of a file, or a pair of braces. */
    static Frame ofStatements() {
        return new Frame(true, false, false, 0);
    }

    /** A pair of parentheses or of brackets. */
    Frame inside(boolean header, boolean parameters) {
        return new Frame(false, header, parameters, depth + 1);
    }

    void newStatement() {
        newLine();
        branches = 0;
        labels = 0;
    }

    /** A statement that belongs to an {@code if}, {@code else} or {@code for} in front of it. */
    void newLine() {
        newValue();
        assigned = false;
        arguments = -1;
        colon = false;
    }

    void newValue() {
        operators = 0;
        postfix = 0;
        choices = 0;
        compared = false;
        assigned &= block;
    }
}
