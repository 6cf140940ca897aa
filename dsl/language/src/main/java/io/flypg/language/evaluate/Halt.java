package io.flypg.language.evaluate;

/** Ends the whole evaluation: a bound was reached, and its problem is already recorded. */
@SuppressWarnings("serial") // never serialised
final class Halt extends RuntimeException {
    Halt() {
        super("a bound was reached", null, false, false);
    }
}
