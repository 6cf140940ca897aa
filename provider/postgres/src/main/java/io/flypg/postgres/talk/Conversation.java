package io.flypg.postgres.talk;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Statements to one database, one after the other, until it is closed. */
public interface Conversation extends AutoCloseable {

    /**
     * Says one statement and hears everything that is answered to it, in order. That the connection was lost is an answer too.
     *
     * @throws OutOfMemoryError when the answer is too large; nothing can be said after it
     */
    List<Answer> say(String statement);

    /**
     * Says a COPY that takes data from this end.
     *
     * @param data the next piece, or null at the end; what it throws gives the copy up
     */
    List<Answer> copyIn(String statement, Supplier<byte @Nullable []> data);

    /**
     * Says a COPY that brings data to this end.
     *
     * @param sink takes what the server sends, piece by piece
     */
    List<Answer> copyOut(String statement, Consumer<byte[]> sink);

    /** Whether the connection is lost, so that nothing can be said any more. */
    boolean isOver();

    /** Asks the server to give up the statement that is being answered; may be called from any thread. */
    void cancel();

    /** Where a transaction stands. */
    enum Transaction {
        NONE,
        OPEN,
        /** It can only be rolled back. */
        FAILED
    }

    Transaction transaction();

    @Override
    void close();
}
