package io.flypg.fly.machine;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The platform takes a command as one text and splits it like a shell: this writes the text that splits back. */
final class ShellWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWords() {}

    static String join(List<String> argv) {
        return argv.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        if (word.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A command's argument cannot hold the character NUL.");
        }
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
