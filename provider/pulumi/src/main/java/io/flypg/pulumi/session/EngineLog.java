package io.flypg.pulumi.session;

/** What is shown to the user of a Pulumi program, beside the resource it is about. */
public interface EngineLog extends AutoCloseable {
    /** Keeps everything to itself: there is no engine. */
    EngineLog SILENT = (_, _, _) -> {};

    /** How much it matters. */
    enum Level {
        INFO,
        WARNING,
        /** In the status column, until the next one. */
        PROGRESS
    }

    /**
     * Says something.
     *
     * @param urn the resource it is about
     */
    void say(Level level, String urn, String text);

    @Override
    default void close() {}
}
