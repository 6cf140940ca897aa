package io.flypg.fly.call;

/** An answer has another shape than documented; carries the place in it, never its content. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String what) {
        super(what);
    }
}
