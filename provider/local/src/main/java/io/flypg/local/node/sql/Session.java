package io.flypg.local.node.sql;

import io.flypg.local.node.process.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A session with one node, outside of any transaction unless {@link #together} says so. */
public final class Session implements AutoCloseable {
    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 60;

    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    /** Opens a session with the node at an address, on its own port. */
    public static Session open(String address, String database, Login login, String application) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address});
        source.setPortNumbers(new int[] {Server.PORT});
        source.setDatabaseName(database);
        source.setUser(login.user());
        source.setPassword(login.password());
        source.setApplicationName(application);
        source.setSslMode("disable");
        source.setGssEncMode("disable");
        // what the members write about themselves must not wait for a standby that is not there yet
        source.setOptions("-c synchronous_commit=local");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        return new Session(source.getConnection());
    }

    /** All rows of a query. */
    public <T> List<T> all(Row<T> row, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet results = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(row.read(results));
            }
            return rows;
        }
    }

    /** The first row of a query. */
    public <T> Optional<T> first(Row<T> row, String sql, Object... arguments) throws SQLException {
        return all(row, sql, arguments).stream().findFirst();
    }

    /** The first column of a query that always has a row. */
    public String text(String sql, Object... arguments) throws SQLException {
        return first(results -> Objects.requireNonNullElse(results.getString(1), ""), sql, arguments)
                .orElseThrow(() -> new SQLException("no rows in result set", "02000"));
    }

    /** Runs a statement and gives the number of rows it touched. */
    public int run(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.execute() ? 0 : Math.max(0, statement.getUpdateCount());
        }
    }

    /** Runs statements so that either all or none take effect. */
    public void together(Statements statements) throws SQLException {
        connection.setAutoCommit(false);
        try {
            statements.run();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** A problem of SQL in the words of the image's driver: {@code ERROR: role "app" already exists (SQLSTATE 42710)}. */
    public static String problem(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        return server == null
                ? Objects.requireNonNullElse(e.getMessage(), "no connection")
                : server.getSeverity() + ": " + server.getMessage() + " (SQLSTATE " + server.getSQLState() + ")";
    }

    // no statement is run twice in a session, and those that cannot be prepared go the same way
    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet results) throws SQLException;
    }

    /** Statements that belong together. */
    @FunctionalInterface
    public interface Statements {
        void run() throws SQLException;
    }
}
