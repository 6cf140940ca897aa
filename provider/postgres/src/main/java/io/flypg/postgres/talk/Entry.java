package io.flypg.postgres.talk;

import io.flypg.postgres.reach.ConnectionUrl;
import java.util.function.Function;

/** How somebody gets into a database from this computer. */
public sealed interface Entry {
    /** By a URL that leads there from here, whatever program dials it. */
    record Dialled(ConnectionUrl url) implements Entry {}

    /**
     * Through the guest of a node, statement by statement, because its address leads nowhere from here.
     *
     * @param host the address
     * @param databases begins a conversation with a database
     */
    record ThroughGuest(String host, Function<String, Conversation> databases) implements Entry {}
}
