package io.flypg.language.scan;

/** Characters that come from copying, or that hide something. */
public final class Oddities {
    private Oddities() {}

    /** Whether a reader would not see it, or would see something else because of it. */
    public static boolean isHidden(char c) {
        boolean control = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
        boolean direction = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return control || direction || c == 0xfeff;
    }

    static Refusal of(int c) {
        String code = "U+" + Integer.toHexString(0x10000 | c).substring(1).toUpperCase(java.util.Locale.ROOT);
        if (c == '\u2018' || c == '\u2019' || c == '\u201c' || c == '\u201d') {
            return new Refusal("Curly quote", "a string stands in straight quotes", "write '…'");
        }
        if (c == '#') {
            return new Refusal("Not a comment", "'#' does not begin a comment here", "write //");
        }
        if (c == '\\') {
            return new Refusal(
                    "Stray backslash", "a backslash stands only in strings", "leave it out: a line ends by itself");
        }
        boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
        if (blank || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
            return new Refusal("Invisible character", code + " is no blank of this language", "write a space");
        }
        return new Refusal(
                "Unknown sign", "'" + Character.toString(c) + "' (" + code + ") means nothing here", "leave it out");
    }
}
