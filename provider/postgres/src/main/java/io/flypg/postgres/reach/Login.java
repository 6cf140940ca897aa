package io.flypg.postgres.reach;

import io.flypg.postgres.reach.PostgresException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Tries a login as an app would. */
public final class Login {

    private Login() {}

    public static boolean canLogIn(String host, int port, String database, Credentials login) {
        return canLogIn(new ConnectionUrl(host, port, database, login), Limits.STANDARD);
    }

    /**
     * Whether the server lets this login into the database. Not: wrong password, no such role or database, login or connect
     * not allowed.
     *
     * @throws PostgresException when the server did not answer, or for any other reason than the login itself
     */
    public static boolean canLogIn(ConnectionUrl url, Limits limits) {
        Properties properties = DirectRoute.properties(url.login(), limits);
        try (Connection connection = DirectRoute.connect(url.authority(), url.database(), properties)) {
            return connection.isValid(0);
        } catch (SQLException e) {
            if (isRefusal(e.getSQLState())) {
                return false;
            }
            throw Failures.connecting("log in to database \"" + url.database() + "\"", url.authority(), e);
        }
    }

    /** A connection as that login, for whoever may wait for as long as the connection stands. */
    public static Connection open(ConnectionUrl url) throws SQLException {
        return DirectRoute.connect(
                url.authority(), url.database(), DirectRoute.properties(url.login(), Limits.STANDARD));
    }

    /** 42501: no CONNECT on the database; 3D000: no such database. */
    private static boolean isRefusal(@Nullable String sqlState) {
        return Failures.kind(sqlState) == Kind.AUTHENTICATION || "42501".equals(sqlState) || "3D000".equals(sqlState);
    }
}
