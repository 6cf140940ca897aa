package io.flypg.language.scan;

import org.jspecify.annotations.Nullable;

/** Numbers are written in decimal, with at most 18 digits, and a unit stands behind a dot. */
final class Numbers {
    private static final int DIGITS = 18;

    private Numbers() {}

    /** Behind the digits, the fraction, and whatever letters stand right behind them. */
    static int end(String text, int start) {
        int at = letters(text, start);
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at = letters(text, at + 1);
        }
        return at;
    }

    private static int letters(String text, int start) {
        int at = start;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Null when it is a number of the language. */
    static @Nullable Refusal check(String number) {
        int unit = 0;
        while (unit < number.length() && (isDigit(number.charAt(unit)) || "._".indexOf(number.charAt(unit)) >= 0)) {
            unit++;
        }
        if (unit < number.length()) {
            return letters(number.substring(0, unit), number.substring(unit));
        }
        if (number.replace("_", "").replace(".", "").length() > DIGITS) {
            return new Refusal("Number too long", "a number has at most " + DIGITS + " digits", "use a unit: 20.GB");
        }
        if (number.endsWith("_") || number.contains("_.") || number.contains("._")) {
            return new Refusal("Not a number", "'_' stands between digits", "");
        }
        boolean octal = number.length() > 1 && number.charAt(0) == '0' && number.charAt(1) != '.';
        return octal
                ? new Refusal("Not a number", "a number does not begin with 0: Groovy would count it by eights", "")
                : null;
    }

    private static Refusal letters(String digits, String letters) {
        String unit = UnitSpelling.meant(letters);
        String hint = unit.isEmpty()
                ? "write it in decimal, with a unit behind a dot where it has one: 20.GB"
                : "a unit stands behind a dot: " + digits + "." + unit;
        return new Refusal("Not a number", "'" + digits + letters + "' is no number", hint);
    }

    private static boolean isLetter(char c) {
        return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
