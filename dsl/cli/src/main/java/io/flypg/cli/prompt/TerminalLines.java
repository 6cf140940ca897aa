package io.flypg.cli.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Lines that somebody edits on a terminal. What was written is remembered until the end and kept nowhere: it may hold secrets. */
public final class TerminalLines implements Lines {
    private final Terminal terminal;
    private final LineReader reader;

    private TerminalLines(Terminal terminal) {
        this.terminal = terminal;
        // an exclamation mark is part of SQL, not of a history
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    /** Takes the terminal. By its own programs (stty): native code makes a JVM warn. */
    public static TerminalLines open() {
        try {
            return new TerminalLines(TerminalBuilder.builder()
                    .system(true)
                    .provider("exec")
                    .dumb(true)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException("take the terminal", e);
        }
    }

    @Override
    public @Nullable String next(String prompt) {
        try {
            return reader.readLine(prompt);
        } catch (UserInterruptException e) {
            throw new Interrupted();
        } catch (EndOfFileException e) {
            return null;
        }
    }

    @Override
    public boolean fromPeople() {
        return true;
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("give the terminal back", e);
        }
    }
}
