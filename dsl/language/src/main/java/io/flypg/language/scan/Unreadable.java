package io.flypg.language.scan;

/** Ends the scan of a source whose rest cannot be told apart any more; its problem is already recorded. */
@SuppressWarnings("serial") // never serialised
final class Unreadable extends RuntimeException {
    Unreadable() {
        super("the rest cannot be read", null, false, false);
    }
}
