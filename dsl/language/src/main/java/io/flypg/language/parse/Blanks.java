package io.flypg.language.parse;

/** What does not count between two things. */
final class Blanks {
    private Blanks() {}

    /** Whether there is nothing but blanks and comments between two offsets. */
    static boolean between(String text, int from, int to) {
        int at = from;
        while (at < to) {
            if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? to : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? to : end + 2;
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return false;
            }
        }
        return true;
    }
}
