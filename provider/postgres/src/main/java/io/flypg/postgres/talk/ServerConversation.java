package io.flypg.postgres.talk;

import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.reach.Failures;
import io.flypg.postgres.reach.Login;
import io.flypg.postgres.reach.PostgresException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.TransactionState;

/**
 * A conversation over a connection of its own. Statements go to the server as they are and answers come back in the server's own text,
 * because JDBC's result sets know neither the tag of a command nor how the server writes a value.
 */
public final class ServerConversation implements Conversation {

    private static final int AS_TYPED = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS
            | QueryExecutor.QUERY_NO_BINARY_TRANSFER;

    /** The driver brings the time zone of this computer; a session has the one that the server has for it. */
    private static final String TIME_ZONE = """
            SELECT set_config('TimeZone', zone, false) FROM (
              SELECT substr(line, 10) AS zone, setrole::bigint <> 0 AS of_role, setdatabase::bigint <> 0 AS of_database
                FROM pg_db_role_setting, unnest(setconfig) AS line
               WHERE line ~* '^timezone=' AND setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = current_user))
                 AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
               UNION ALL
              (SELECT setting, NULL, NULL FROM pg_file_settings WHERE name = 'TimeZone' AND applied ORDER BY seqno DESC LIMIT 1)
            ) AS zones ORDER BY of_role DESC NULLS LAST, of_database DESC NULLS LAST LIMIT 1
            """;

    private final BaseConnection connection;

    private ServerConversation(BaseConnection connection) {
        this.connection = connection;
    }

    /**
     * Begins to talk.
     *
     * @throws PostgresException when nobody answers or the login is refused
     */
    public static ServerConversation open(ConnectionUrl url) {
        try {
            Connection opened = Login.open(url);
            // a statement may take as long as it likes: somebody sits there and can cancel it
            opened.setNetworkTimeout(Runnable::run, 0);
            try (Statement statement = opened.createStatement()) {
                statement.execute(TIME_ZONE);
            }
            return new ServerConversation(opened.unwrap(BaseConnection.class));
        } catch (SQLException e) {
            throw Failures.connecting(
                    "connect to database \"" + url.database() + "\"", url.host() + ":" + url.port(), e);
        }
    }

    @Override
    public List<Answer> say(String statement) {
        Listener listener = new Listener();
        try {
            QueryExecutor executor = connection.getQueryExecutor();
            executor.execute(executor.createSimpleQuery(statement), null, listener, 0, 0, AS_TYPED);
        } catch (SQLException e) {
            listener.handleError(e);
        }
        return listener.answers();
    }

    @Override
    public List<Answer> copyIn(String statement, Supplier<byte @Nullable []> data) {
        return copy(statement, new CopyData(data, _ -> {}));
    }

    @Override
    public List<Answer> copyOut(String statement, Consumer<byte[]> sink) {
        return copy(statement, new CopyData(() -> null, sink));
    }

    private List<Answer> copy(String statement, CopyData data) {
        Listener listener = new Listener();
        QueryExecutor executor = connection.getQueryExecutor();
        try {
            listener.handleCommandStatus("COPY " + data.move(executor.startCopy(statement, true)), 0, 0);
        } catch (SQLException e) {
            listener.handleError(e);
        }
        for (SQLWarning notice = executor.getWarnings(); notice != null; notice = notice.getNextWarning()) {
            listener.handleWarning(notice);
        }
        return listener.answers();
    }

    @Override
    public boolean isOver() {
        return connection.getQueryExecutor().isClosed();
    }

    @Override
    public void cancel() {
        try {
            connection.cancelQuery();
        } catch (SQLException e) {
            // it ends by itself, or the session does
        }
    }

    @Override
    public Transaction transaction() {
        TransactionState state = connection.getQueryExecutor().getTransactionState();
        return switch (state) {
            case IDLE -> Transaction.NONE;
            case OPEN -> Transaction.OPEN;
            case FAILED -> Transaction.FAILED;
        };
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // a connection that is gone is as good as closed
        }
    }
}
