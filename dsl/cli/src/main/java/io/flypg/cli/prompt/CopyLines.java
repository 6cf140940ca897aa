package io.flypg.cli.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The data that follows a {@code COPY … FROM stdin}: lines up to {@code \.} or the end of the input. */
final class CopyLines implements Supplier<byte @Nullable []> {
    /** A line alone would be a packet of its own. */
    private static final int PIECE = 60_000;

    private final Lines lines;
    private boolean begun;
    private boolean over;

    CopyLines(Lines lines) {
        this.lines = lines;
    }

    /** The next lines, or null when there are no more. */
    @Override
    public byte @Nullable [] get() {
        StringBuilder piece = new StringBuilder();
        String line = "";
        while (piece.length() < PIECE && line != null) {
            line = next();
            if (line != null) {
                piece.append(line).append('\n');
            }
        }
        return piece.isEmpty() ? null : piece.toString().getBytes(UTF_8);
    }

    /** Reads on to the end of the data: whatever became of the copy, data is not to be run as statements. */
    void skip() {
        while (next() != null) {
            // it is nothing but data
        }
    }

    /** Whether some of it was read. */
    boolean isBegun() {
        return begun;
    }

    private @Nullable String next() {
        if (over) {
            return null;
        }
        begun = true;
        over = true; // also when somebody interrupts it
        String line = lines.next(">> ");
        over = line == null || line.equals("\\.") || line.equals("\\.\r");
        return over ? null : line;
    }
}
