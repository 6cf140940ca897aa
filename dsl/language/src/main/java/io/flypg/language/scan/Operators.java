package io.flypg.language.scan;

/** The signs of Groovy, so that each is seen as a whole. */
final class Operators {
    private static final String[] LONGEST_FIRST = {
        ">>>=", "<..<", "<<=", ">>=", "**=", "<=>", "===", "!==", "==~", "..<", "<..", "...", ">>>", "??.", "?.", "?:",
        "?=", "*.", ".&", ".@", "..", "::", "->", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "**",
        "==", "!=", "<=", ">=", "&&", "||", "=~", "<<", ">>", "+", "-", "*", "/", "%", "=", "<", ">", "!", "?", ":",
        ".", "&", "|", "^", "~", "@"
    };

    private Operators() {}

    /** Behind the longest operator that begins here; the same offset when none does. */
    static int end(String text, int at) {
        for (String operator : LONGEST_FIRST) {
            if (text.startsWith(operator, at)) {
                return at + operator.length();
            }
        }
        return at;
    }
}
