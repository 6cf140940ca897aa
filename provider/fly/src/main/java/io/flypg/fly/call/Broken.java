package io.flypg.fly.call;

import java.io.IOException;

/** No answer came. */
final class Broken extends Exception {

    private static final long serialVersionUID = 1L;

    private final IOException reason;
    private final boolean sent;

    Broken(IOException reason, boolean sent) {
        super(reason);
        this.reason = reason;
        this.sent = sent;
    }

    IOException reason() {
        return reason;
    }

    /** False when the platform certainly received nothing. */
    boolean sent() {
        return sent;
    }
}
