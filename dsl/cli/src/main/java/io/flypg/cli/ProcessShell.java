package io.flypg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flypg.cli.command.Shell;
import io.flypg.cli.terminal.Keyboard;
import io.flypg.cli.terminal.Look;
import io.flypg.cli.terminal.Output;
import io.flypg.cli.wiring.FlyParts;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this process has around it. The launcher says which of the standard streams are terminals, as {@code 0}, {@code 1} and {@code 2}
 * in {@code flypg.terminal}, how wide they are in {@code flypg.columns}, and whether the user's locale knows no more than ASCII in
 * {@code flypg.ascii}, because a shell knows that for nothing and a JVM does not.
 */
final class ProcessShell {
    private ProcessShell() {}

    static Shell open() {
        Map<String, String> environment = System.getenv();
        String terminals = System.getProperty("flypg.terminal", "");
        // One for all answers, as it reads ahead.
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8.newDecoder()));
        return new Shell(
                environment,
                output(System.out, terminals.contains("1"), environment),
                output(System.err, terminals.contains("2"), environment),
                new Keyboard(terminals.contains("0") && terminals.contains("1"), () -> line(in)),
                System::nanoTime,
                new FlyParts());
    }

    private static Output output(PrintStream stream, boolean terminal, Map<String, String> environment) {
        boolean unicode = !Boolean.getBoolean("flypg.ascii")
                && Charset.forName(System.getProperty("native.encoding", "US-ASCII"), UTF_8)
                        .equals(UTF_8);
        int columns = Integer.getInteger("flypg.columns", 0);
        return new Output(stream, Look.of(terminal, environment, unicode, columns));
    }

    /** A line without its end. A carriage return is part of it: it may stand within a text, or in the data of a COPY. */
    private static @Nullable String line(BufferedReader in) {
        try {
            StringBuilder line = new StringBuilder();
            int c = in.read();
            if (c < 0) {
                return null;
            }
            for (; c >= 0 && c != '\n'; c = in.read()) {
                line.append((char) c);
            }
            return line.toString();
        } catch (CharacterCodingException e) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general(
                            "Input is not UTF-8", "there are bytes in it that are no text.", "convert it first"),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("read the next line", e);
        }
    }
}
