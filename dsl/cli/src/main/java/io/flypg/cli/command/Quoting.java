package io.flypg.cli.command;

/** Words as they have to be written in a shell. */
final class Quoting {
    private Quoting() {}

    static String quoted(Object word) {
        String text = word.toString();
        boolean plain = text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_./=:".indexOf(c) >= 0);
        return plain && !text.isEmpty() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
