package io.flypg.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flypg.cli.MainAccess;
import io.flypg.cli.Screen;
import io.flypg.cli.terminal.Keyboard;
import io.flypg.cli.terminal.Look;
import io.flypg.cli.terminal.Output;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Runs command lines against a {@link Toy}. */
final class Calls {
    final Toy toy = new Toy();
    final Map<String, String> environment = new HashMap<>();
    Look look = Screen.PIPE;
    private final Deque<String> answers = new ArrayDeque<>();
    private boolean keyboard;
    private boolean full;
    private Runnable meanwhile = () -> {};

    /** What a command line left. */
    record Result(int code, String out, String err) {}

    /** Somebody sits there and types this. */
    Calls typing(String... lines) {
        keyboard = true;
        answers.addAll(List.of(lines));
        return this;
    }

    /** This is piped into it. */
    Calls reading(String... lines) {
        answers.addAll(List.of(lines));
        return this;
    }

    /** The disk that the result goes to is full. */
    Calls ontoFullDisk() {
        full = true;
        return this;
    }

    /** Somebody sits there, and before he types this, something happens. */
    Calls answering(Runnable before, String line) {
        meanwhile = before;
        return typing(line);
    }

    private @Nullable String answer() {
        meanwhile.run();
        meanwhile = () -> {};
        return answers.poll();
    }

    Result run(String... arguments) {
        return run(shell -> MainAccess.run(shell, arguments));
    }

    /** Runs a part of a command, which answers the exit code. */
    Result run(ToIntFunction<Shell> part) {
        Screen out = new Screen(look);
        Screen err = new Screen(look);
        Output result = full ? fullDisk() : out.output();
        Shell shell = new Shell(environment, result, err.output(), new Keyboard(keyboard, this::answer), () -> 0, toy);
        int code = part.applyAsInt(shell);
        return new Result(code, out.text(), err.text());
    }

    private Output fullDisk() {
        try {
            return new Output(new PrintStream("/dev/full", UTF_8), look);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
