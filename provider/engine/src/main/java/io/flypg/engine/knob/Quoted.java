package io.flypg.engine.knob;

/** Quotes, for the two places a value is written to. */
final class Quoted {
    private Quoted() {}

    /** Whether a configuration file takes this word only in quotes. */
    static boolean needsQuotes(String word) {
        return word.isEmpty()
                || !word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
    }

    /** For a configuration file, where a backslash is an escape. */
    static String forFile(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** For SQL with standard conforming strings. */
    static String forSql(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
