package io.flypg.postgres.act;

import io.flypg.postgres.sql.Session;
import java.time.Duration;
import java.util.stream.Stream;

/** Ends client sessions, and waits until they are gone. Those that connect meanwhile stay. */
final class Sessions {

    private static final String CLIENTS = """
            FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND backend_start <= ?::timestamptz AND\s""";

    private Sessions() {}

    /**
     * Ends the clients that fulfil a condition.
     *
     * @param condition SQL over {@code pg_stat_activity}, with {@code ?} for the arguments
     */
    static void end(Session session, String what, Duration limit, String condition, Object... arguments) {
        String now = session.one("SELECT clock_timestamp()::text", row -> row.text(1));
        Object[] all = Stream.concat(Stream.of(now), Stream.of(arguments)).toArray();
        Wait.require(
                limit,
                () -> session.query("SELECT pg_terminate_backend(pid) " + CLIENTS + condition, row -> row.flag(1), all)
                        .isEmpty(),
                () -> "The sessions of " + what + " did not end within " + limit.toSeconds()
                        + " s. Something keeps them from reacting, such as a network file or a full disk.");
    }
}
