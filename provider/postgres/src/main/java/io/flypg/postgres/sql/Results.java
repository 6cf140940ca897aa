package io.flypg.postgres.sql;

import io.flypg.postgres.reach.PostgresException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The answers to several queries that went out together, in their order. */
public final class Results implements AutoCloseable {

    private final Statement statement;
    private final Function<SQLException, PostgresException> failure;
    private boolean started;

    Results(Statement statement, Function<SQLException, PostgresException> failure) {
        this.statement = statement;
        this.failure = failure;
    }

    /** The rows of the next query. */
    public <T> List<T> next(RowReader<T> reader) {
        try {
            if (started && !statement.getMoreResults()) {
                throw new IllegalStateException("there are no more results");
            }
            started = true;
            return rows(reader);
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            // nothing hangs on it: the session is short
        }
    }

    private <T> List<T> rows(RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                rows.add(reader.read(row));
            }
        }
        return List.copyOf(rows);
    }
}
