package io.flypg.local.node.member;

/** What keeps a node from going on now and may be over in a moment. The real image dies of it and is restarted until it works. */
public final class NotYet extends Exception {
    private static final long serialVersionUID = 1L;

    NotYet(String message) {
        super(message);
    }
}
