package io.flypg.engine.knob;

/** Quotes, for the two places a value is written to. */
final class Quoted {
    private Quoted() {}

    /** Whether a configuration file takes this word only in quotes. */
    static boolean needsQuotes(String word) {
        return word.isEmpty()
                || !word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
    }

    /**
     * For a configuration file, where a backslash is an escape. What would end the line is escaped, and so is {@code =}: the image reads
     * its file back line by line and loses what stands behind a second one.
     */
    static String forFile(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.chars().forEach(c -> {
            switch (c) {
                case '\\', '\'' -> quoted.append((char) c).append((char) c);
                case '=' -> quoted.append("\\075");
                default -> quoted.append(c < ' ' || c == 0x7f ? "\\%03o".formatted(c) : Character.toString(c));
            }
        });
        return quoted.append('\'').toString();
    }

    /** For SQL with standard conforming strings. */
    static String forSql(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
