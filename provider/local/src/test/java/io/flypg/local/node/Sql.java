package io.flypg.local.node;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** SQL as a user of the cluster speaks it. */
record Sql(String address, int port, String database, String user, String password) {
    Sql(String address, int port, String database) {
        this(address, port, database, "postgres", LocalCluster.PASSWORD);
    }

    Sql as(String otherUser, String otherPassword) {
        return new Sql(address, port, database, otherUser, otherPassword);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address + ":" + port + "/" + database + "?sslmode=disable", user, password);
    }

    /** The first column of the first row, empty when there is none. */
    String ask(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            return results.next() ? String.valueOf(results.getString(1)) : "";
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
