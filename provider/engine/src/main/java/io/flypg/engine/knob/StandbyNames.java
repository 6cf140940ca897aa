package io.flypg.engine.knob;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** The little language of {@code synchronous_standby_names}: {@code a, b}, {@code 1 (a, b)}, {@code ANY 1 (*)}. */
final class StandbyNames {
    private static final char NAME = 'n';
    private static final char NUMBER = '1';
    private static final char METHOD = 'm';
    private static final Set<String> METHODS = Set.of("any", "first");

    private final String text;
    private int at;

    private StandbyNames(String text) {
        this.text = text;
    }

    /** Whether PostgreSQL can read it; nothing at all means that nobody waits for a standby. */
    static boolean isReadable(String text) {
        return text.isBlank() || isSentence(new StandbyNames(text).kinds());
    }

    /**
     * How many standbys have to have a commit before it is acknowledged; 0 when nobody waits.
     *
     * @param text readable
     */
    static int awaited(String text) {
        if (text.isBlank()) {
            return 0;
        }
        int open = text.indexOf('(');
        String number = open < 0 ? "" : text.substring(0, open).replaceAll("[^0-9]", "");
        return number.isEmpty() ? 1 : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(number));
    }

    private static boolean isSentence(String kinds) {
        int open = kinds.indexOf('(');
        if (open < 0) {
            return isList(kinds);
        }
        String before = kinds.substring(0, open);
        return (before.equals("1") || before.equals("m1"))
                && kinds.endsWith(")")
                && isList(kinds.substring(open + 1, kinds.length() - 1));
    }

    /** A number alone is a name here, as PostgreSQL has it. */
    private static boolean isList(String kinds) {
        for (int i = 0; i < kinds.length(); i++) {
            boolean name = kinds.charAt(i) == NAME || kinds.charAt(i) == NUMBER;
            if (i % 2 == 0 ? !name : kinds.charAt(i) != ',') {
                return false;
            }
        }
        return kinds.length() % 2 == 1;
    }

    /** One letter for each part of the text; {@code ?} for what is none. */
    private String kinds() {
        StringBuilder kinds = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else {
                kinds.append(kind(c));
            }
        }
        return kinds.toString();
    }

    private char kind(char c) {
        if (c == '"') {
            int end = text.indexOf('"', at + 1);
            at = end < 0 ? text.length() : end + 1;
            return end < 0 ? '?' : NAME;
        }
        if (Character.isDigit(c)) {
            skip(Character::isDigit);
            return NUMBER;
        }
        if (isLetter(c)) {
            int from = at;
            skip(next -> isLetter(next) || Character.isDigit(next) || next == '$');
            return METHODS.contains(text.substring(from, at).toLowerCase(Locale.ROOT)) ? METHOD : NAME;
        }
        at++;
        return c == '*' ? NAME : c == ',' || c == '(' || c == ')' ? c : '?';
    }

    private void skip(IntPredicate wanted) {
        while (at < text.length() && wanted.test(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c > 127;
    }
}
