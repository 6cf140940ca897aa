package io.flypg.fly.call;

import java.io.IOException;

/** No answer came. */
final class Broken extends Exception {

    private static final long serialVersionUID = 1L;

    private final IOException reason;
    private final boolean sent;
    private final String host;

    Broken(IOException reason, boolean sent, String host) {
        super(reason);
        this.reason = reason;
        this.sent = sent;
        this.host = host;
    }

    IOException reason() {
        return reason;
    }

    /** False when the platform certainly received nothing. */
    boolean sent() {
        return sent;
    }

    /** Host and port that should have answered. */
    String host() {
        return host;
    }
}
