package io.flypg.cli.prompt;

/** Hears Ctrl-C while a statement is answered. */
@FunctionalInterface
public interface Ear {
    /** Calls that on Ctrl-C, until it is closed. */
    Listening listen(Runnable cancel);

    /** Ends by closing it. */
    @FunctionalInterface
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** Where nobody sits there Ctrl-C ends the whole process, as it does by itself. */
    static Ear none() {
        return _ -> () -> {};
    }
}
