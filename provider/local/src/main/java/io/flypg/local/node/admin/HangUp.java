package io.flypg.local.node.admin;

/** The handler of the real image crashes here: the connection is closed without an answer. */
final class HangUp extends Exception {
    private static final long serialVersionUID = 1L;
}
