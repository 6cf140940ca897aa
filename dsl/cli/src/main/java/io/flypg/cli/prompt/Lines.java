package io.flypg.cli.prompt;

import org.jspecify.annotations.Nullable;

/** Where a prompt's input comes from. */
public interface Lines extends AutoCloseable {
    /** What somebody did instead of writing a line to its end. */
    final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interrupted() {
            super("interrupted", null, false, false);
        }
    }

    /**
     * The next line.
     *
     * @param prompt what to show before it to somebody who sits there
     * @return null at the end
     * @throws Interrupted on Ctrl-C
     */
    @Nullable
    String next(String prompt);

    /** Whether somebody writes them who sees each answer before the next one; not so in a script. */
    default boolean fromPeople() {
        return false;
    }

    @Override
    default void close() {}
}
