package io.flypg.postgres.reach;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection of our own. */
record JdbcLink(Connection connection) implements Link {

    @Override
    public List<List<Row>> ask(List<String> queries, List<?> arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(String.join(";", queries))) {
            for (int i = 0; i < arguments.size(); i++) {
                bind(statement, i + 1, arguments.get(i));
            }
            List<List<Row>> answers = new ArrayList<>();
            for (boolean more = statement.execute(); more; more = statement.getMoreResults()) {
                answers.add(rows(statement));
            }
            return answers;
        }
    }

    @Override
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    @Override
    public void together(List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String statement : statements) {
                execute(statement);
            }
            connection.commit();
        } catch (SQLException e) {
            rollBack();
            throw e;
        }
        connection.setAutoCommit(true);
    }

    @Override
    public void listen(Duration limit) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
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

    private static List<Row> rows(Statement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet results = statement.getResultSet()) {
            int columns = results.getMetaData().getColumnCount();
            while (results.next()) {
                List<@Nullable String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(results.getString(column));
                }
                rows.add(new Row(values));
            }
        }
        return rows;
    }
}
