package io.flypg.language.scan;

import java.util.List;

/**
 * What the tokens of a file tell.
 *
 * @param slices the statements at the top of the file, in order; none when the file cannot be read to its end
 * @param commands in order of their last tokens
 * @param whole whether it was read to its end
 */
public record Scan(Tokens tokens, List<Slice> slices, List<Command> commands, boolean whole) {
    public Scan {
        slices = List.copyOf(slices);
        commands = List.copyOf(commands);
    }

    /** Of a file that cannot be read. */
    static Scan nothing(Tokens tokens) {
        return new Scan(tokens, List.of(), List.of(), false);
    }
}
