package io.flypg.local.node.member;

/** A command that does not fit the cluster as it is now. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }
}
