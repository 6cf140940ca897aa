package io.flypg.language.scan;

/** What a token is. */
public enum Kind {
    /** A name that is no keyword. */
    NAME,
    KEYWORD,
    NUMBER,
    /** A string without values in it, with its quotes. */
    TEXT,
    /** A string with values in it, up to the first of them; the tokens of the values follow. */
    TEXT_START,
    /** What is between two values of a string. */
    TEXT_PART,
    /** The rest of a string after its last value. */
    TEXT_END,
    /** An opening bracket, also that of a value in a string. */
    OPEN,
    /** A closing bracket. */
    CLOSE,
    COMMA,
    SEMICOLON,
    /** {@code .} and {@code ?.}. */
    DOT,
    /** Everything else made of signs. */
    OPERATOR
}
