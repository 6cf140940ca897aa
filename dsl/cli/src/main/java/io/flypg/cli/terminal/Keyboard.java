package io.flypg.cli.terminal;

import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where answers come from.
 *
 * @param present whether somebody sits there who can be asked
 * @param lines the next line, or null at the end
 */
public record Keyboard(boolean present, Supplier<@Nullable String> lines) {
    /** Asks for a text; an empty answer, also the end of input, is the default. */
    public String asks(String question, String byDefault, Output out) {
        prompt(byDefault.isEmpty() ? question + ": " : question + " [" + byDefault + "] ", out);
        String answer = lines.get();
        return answer == null || answer.isBlank() ? byDefault : answer.strip();
    }

    /** Asks for a yes; everything else, also the end of input, is a no. */
    public boolean agrees(String question, Output out) {
        prompt(question + " [y/N] ", out);
        String answer = lines.get();
        return answer != null
                && (answer.strip().toLowerCase(Locale.ROOT).equals("y")
                        || answer.strip().toLowerCase(Locale.ROOT).equals("yes"));
    }

    private static void prompt(String text, Output out) {
        out.raw(out.look().render(new Page().line(Style.BOLD.of(text))).stripTrailing() + " ");
    }
}
