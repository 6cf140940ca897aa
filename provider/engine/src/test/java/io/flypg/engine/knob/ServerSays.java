package io.flypg.engine.knob;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks a server what it makes of values: in a session of its own, in its file, or, for what only a start reads, by its program. */
final class ServerSays implements AutoCloseable {
    static final String COMPLAINT = "complaint: ";

    /** The driver loses its mind when these change in its session. */
    private static final Set<String> NOT_BY_JDBC = Set.of("client_encoding", "DateStyle");

    /** They keep everybody waiting who logs in. */
    private static final Set<String> NOT_BY_FILE = Set.of("pre_auth_delay", "post_auth_delay");

    private static final String IN_FILE = """
            SELECT f.name, s.setting, f.error IS NOT NULL AND NOT s.pending_restart
              FROM pg_file_settings f JOIN pg_settings s USING (name)
             WHERE f.sourcefile LIKE '%user.conf'
            """;

    private final EmbeddedServer server;
    private final String always;
    private final Connection connection;

    /** @param always a line that stays in the server's file */
    ServerSays(EmbeddedServer server, String always) throws SQLException {
        this.server = server;
        this.always = always;
        connection = server.connect();
        connection.setAutoCommit(false);
    }

    /**
     * What the server shows for each of these, or its complaint.
     *
     * @param values one per knob
     */
    Map<Knob, String> to(Map<Knob, String> values) throws IOException, SQLException {
        Map<Knob, String> answers = new HashMap<>();
        Map<Knob, String> inFile = new HashMap<>();
        for (Map.Entry<Knob, String> entry : values.entrySet()) {
            Knob knob = entry.getKey();
            switch (knob.context()) {
                case USER, SUPERUSER ->
                    answers.put(
                            knob,
                            NOT_BY_JDBC.contains(knob.name())
                                    ? byProgram(knob, entry.getValue())
                                    : bySession(knob, entry.getValue()));
                case SIGHUP, BACKEND, SUPERUSER_BACKEND -> {
                    if (NOT_BY_FILE.contains(knob.name())) {
                        answers.put(knob, byProgram(knob, entry.getValue()));
                    } else {
                        inFile.put(knob, entry.getValue());
                    }
                }
                case INTERNAL, POSTMASTER -> answers.put(knob, byProgram(knob, entry.getValue()));
            }
        }
        answers.putAll(byFile(inFile));
        return answers;
    }

    /** Those of the texts that the server would take; the file tells it for all knobs that a session cannot set. */
    List<Knob> takes(Map<Knob, String> values) throws IOException, SQLException {
        List<Knob> taken = new ArrayList<>();
        Map<Knob, String> inFile = new HashMap<>();
        for (Map.Entry<Knob, String> entry : values.entrySet()) {
            Knob knob = entry.getKey();
            boolean session = knob.context() == KnobContext.USER || knob.context() == KnobContext.SUPERUSER;
            if (!session || NOT_BY_JDBC.contains(knob.name())) {
                inFile.put(knob, entry.getValue());
            } else if (!bySession(knob, entry.getValue()).startsWith(COMPLAINT)) {
                taken.add(knob);
            }
        }
        byFile(inFile).forEach((knob, answer) -> {
            if (!answer.startsWith(COMPLAINT)) {
                taken.add(knob);
            }
        });
        return taken;
    }

    private Map<Knob, String> byFile(Map<Knob, String> values) throws IOException, SQLException {
        Map<String, Knob> byName = new HashMap<>();
        List<String> lines = new ArrayList<>(List.of(always));
        values.forEach((knob, text) -> {
            byName.put(knob.name(), knob);
            lines.add(knob.name() + " = " + Quoted.forFile(text));
        });
        server.configure(lines);
        server.reload();
        Map<Knob, String> answers = new HashMap<>();
        try (Connection fresh = server.connect();
                PreparedStatement statement = fresh.prepareStatement(IN_FILE);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Knob knob = byName.get(rows.getString(1));
                if (knob != null) {
                    answers.put(
                            knob, rows.getBoolean(3) ? COMPLAINT + "in its file" : String.valueOf(rows.getString(2)));
                }
            }
        }
        return answers;
    }

    private String byProgram(Knob knob, String text) {
        try {
            return server.show(knob.name(), text);
        } catch (IOException e) {
            return COMPLAINT + e.getMessage();
        }
    }

    private String bySession(Knob knob, String text) throws SQLException {
        try {
            ask("SELECT set_config(?, ?, true)", knob.name(), text);
            return ask("SELECT setting FROM pg_settings WHERE name = ?", knob.name());
        } catch (SQLException e) {
            return COMPLAINT + e.getMessage();
        } finally {
            connection.rollback();
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

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
