package io.flypg.resources;

import io.flypg.postgres.reach.ConnectionUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL as any client reaches it, with a new connection for each statement. */
record Sql(ConnectionUrl url) {
    /** The same login, another database. */
    Sql in(String database) {
        return new Sql(new ConnectionUrl(url.host(), url.port(), database, url.login()));
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of the first row. */
    String ask(String query) {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** A connection of the caller's own. */
    Connection open() throws SQLException {
        String database = URLEncoder.encode(url.database(), StandardCharsets.UTF_8);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + url.host() + ":" + url.port() + "/" + database + "?sslmode=disable",
                url.login().user(),
                url.login().password());
    }
}
