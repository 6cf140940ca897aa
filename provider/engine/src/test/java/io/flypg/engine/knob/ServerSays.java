package io.flypg.engine.knob;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/** Asks a server what it makes of a value, without setting it for anybody. */
final class ServerSays implements AutoCloseable {
    /** The driver loses its mind when these change in its session. */
    private static final Set<String> NOT_BY_JDBC = Set.of("client_encoding", "DateStyle");

    private static final String COMPLAINT = "complaint: ";

    private final EmbeddedServer server;
    private final Connection connection;

    ServerSays(EmbeddedServer server) throws SQLException {
        this.server = server;
        connection = server.connect();
        connection.setAutoCommit(false);
    }

    /** The setting as shown, or the server's complaint. */
    String to(KnobValue value) throws IOException {
        Knob knob = value.knob();
        return switch (knob.context()) {
            case USER, SUPERUSER -> NOT_BY_JDBC.contains(knob.name()) ? byProgram(value) : bySession(value);
            case INTERNAL, POSTMASTER, SIGHUP, SUPERUSER_BACKEND, BACKEND -> byProgram(value);
        };
    }

    /** Whether the server would accept the value at all. */
    boolean takes(KnobValue value) throws IOException {
        return !to(value).contains(COMPLAINT);
    }

    private String byProgram(KnobValue value) {
        try {
            return server.show(value.knob().name(), value.setting());
        } catch (IOException e) {
            return COMPLAINT + e.getMessage();
        }
    }

    private String bySession(KnobValue value) throws IOException {
        String name = value.knob().name();
        try {
            ask("SELECT set_config(?, ?, true)", name, value.setting());
            return ask("SELECT setting FROM pg_settings WHERE name = ?", name);
        } catch (SQLException e) {
            return COMPLAINT + e.getMessage();
        } finally {
            rollback();
        }
    }

    private String ask(String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        }
    }

    private void rollback() throws IOException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IOException("the session is gone", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
