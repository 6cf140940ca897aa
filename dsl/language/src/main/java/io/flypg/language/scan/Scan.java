package io.flypg.language.scan;

import java.util.List;

/**
 * What the tokens of a file tell.
 *
 * @param slices the statements at the top of the file, in order; none when the file cannot be read to its end
 * @param whole whether it was read to its end
 */
public record Scan(Tokens tokens, List<Slice> slices, boolean whole) {
    public Scan {
        slices = List.copyOf(slices);
    }
}
