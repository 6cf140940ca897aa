package io.flypg.postgres.sql;

import io.flypg.postgres.reach.Failures;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.SqlRoute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One short connection to one database of one node. Every error says what was being done and where. */
public final class Session implements AutoCloseable {

    /** The database that every cluster has and nobody drops. */
    public static final String MAINTENANCE = "postgres";

    /** What the server needs to report that it gave up, before we stop listening. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Connection connection;
    private final NodeAddress node;
    private final String doing;

    private Session(Connection connection, NodeAddress node, String doing) {
        this.connection = connection;
        this.node = node;
        this.doing = doing;
    }

    /**
     * Connects.
     *
     * @param doing what for, as it goes on after "Cannot …"
     */
    public static Session reading(SqlRoute route, NodeAddress node, String database, String doing) {
        try {
            return new Session(route.open(node, database), node, doing);
        } catch (SQLException e) {
            throw Failures.connecting(doing, node.toString(), e);
        }
    }

    /** Like {@link #reading}, with a limit that the server keeps too. */
    public static Session acting(SqlRoute route, NodeAddress node, String database, String doing) {
        Session session = reading(route, node, database, doing);
        session.limit(route.limits().act());
        return session;
    }

    /** From now on no statement may take longer. */
    public void limit(Duration limit) {
        attempt(() -> connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(limit.plus(GRACE).toMillis())));
        execute("SET statement_timeout = " + limit.toMillis());
    }

    /** Rows of one query; {@code ?} stands for the arguments, in order. A list becomes an array of texts. */
    public <T> List<T> query(String sql, RowReader<T> reader, Object... arguments) {
        try (Results results = results(sql, arguments)) {
            return results.next(reader);
        }
    }

    /** The only row of a query that always has one. */
    public <T> T one(String sql, RowReader<T> reader, Object... arguments) {
        return query(sql, reader, arguments).getFirst();
    }

    public <T> Optional<T> first(String sql, RowReader<T> reader, Object... arguments) {
        return query(sql, reader, arguments).stream().findFirst();
    }

    /** Several queries, separated by semicolons, in one round trip. */
    public Results results(String sql, Object... arguments) {
        return compute(() -> {
            PreparedStatement statement = connection.prepareStatement(sql);
            for (int i = 0; i < arguments.length; i++) {
                bind(statement, i + 1, arguments[i]);
            }
            statement.execute();
            return new Results(statement, e -> Failures.executing(doing, node.toString(), e));
        });
    }

    /** A statement without result and without arguments: everything in it is already quoted. */
    public void execute(String sql) {
        attempt(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
            }
        });
    }

    /** Runs the statements all or none. */
    public void inTransaction(List<String> statements) {
        attempt(() -> connection.setAutoCommit(false));
        try {
            statements.forEach(this::execute);
            attempt(connection::commit);
        } catch (PostgresException e) {
            rollBack();
            throw e;
        }
        attempt(() -> connection.setAutoCommit(true));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // a connection that is gone is as good as closed
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // the server rolls back what a lost connection had begun
        }
    }

    private void bind(PreparedStatement statement, int index, Object argument) throws SQLException {
        if (argument instanceof List<?> texts) {
            statement.setArray(index, connection.createArrayOf("text", texts.toArray()));
        } else {
            statement.setObject(index, argument);
        }
    }

    private void attempt(Action action) {
        compute(() -> {
            action.run();
            return true;
        });
    }

    private <T> T compute(Computation<T> computation) {
        try {
            return computation.run();
        } catch (SQLException e) {
            throw Failures.executing(doing, node.toString(), e);
        }
    }

    private interface Action {
        void run() throws SQLException;
    }

    private interface Computation<T> {
        T run() throws SQLException;
    }
}
