package io.flypg.cli.prompt;

import io.flypg.cli.prompt.Statement.Copy;

/** Tells by its words outside of quotes and parentheses whether a statement is a COPY from or to the prompt itself. */
final class CopyWords {
    private State state = State.BEGIN;
    private Copy direction = Copy.NONE;

    private enum State {
        BEGIN,
        COPY,
        DIRECTION,
        HERE,
        SOMETHING_ELSE
    }

    /** @param word in lower case */
    void next(String word) {
        state = switch (state) {
            case BEGIN -> word.equals("copy") ? State.COPY : State.SOMETHING_ELSE;
            case COPY -> directed(word);
            // the server takes either word with either direction
            case DIRECTION -> word.equals("stdin") || word.equals("stdout") ? State.HERE : State.COPY;
            case HERE, SOMETHING_ELSE -> state;
        };
    }

    private State directed(String word) {
        if (!word.equals("from") && !word.equals("to")) {
            return State.COPY;
        }
        direction = word.equals("from") ? Copy.IN : Copy.OUT;
        return State.DIRECTION;
    }

    Copy found() {
        return state == State.HERE ? direction : Copy.NONE;
    }
}
