package io.flypg.fly.call;

/** Whether a request may be sent again when it is not certain what became of it. */
enum Repeat {
    /** Sending it twice does what sending it once does. */
    SAFE,
    /** Sending it twice may make two things: never again unless it certainly did not arrive. */
    CREATES,
    /** Safe, but the platform's "not in time" (408) is an answer and not a failure. */
    WAITS
}
