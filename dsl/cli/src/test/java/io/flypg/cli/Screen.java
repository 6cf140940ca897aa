package io.flypg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flypg.cli.terminal.Look;
import io.flypg.cli.terminal.Output;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** An output that remembers. */
public final class Screen {
    public static final Look PIPE = Look.pipe(true);
    public static final Look ASCII_PIPE = Look.pipe(false);
    public static final Look TERMINAL = new Look(true, false, true, 80);
    public static final Look COLOURS = new Look(true, true, true, 100);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Output output;

    public Screen(Look look) {
        output = new Output(new PrintStream(bytes, true, UTF_8), look);
    }

    public Output output() {
        return output;
    }

    public String text() {
        return bytes.toString(UTF_8);
    }
}
