package io.flypg.postgres.exec;

import io.flypg.postgres.reach.Link;
import io.flypg.postgres.reach.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Statements by {@code psql} in the guest. Each call is a session of its own, which begins with what {@code SET} has changed so far. The
 * statements are its input, never its arguments.
 */
final class PsqlLink implements Link {

    private final GuestShell shell;
    private final List<String> command;
    private final String mark = "--flypg-" + UUID.randomUUID();
    private final List<String> settings = new ArrayList<>();
    private Duration limit;

    PsqlLink(GuestShell shell, String database, Duration limit) {
        this.shell = shell;
        this.limit = limit;
        this.command = Psql.command(
                database,
                "flypg",
                "-c search_path=pg_catalog",
                "--quiet",
                "--csv",
                "--tuples-only",
                "--pset=null=" + mark + "-null",
                "--set=VERBOSITY=verbose",
                "--file=-");
    }

    @Override
    public List<List<Row>> ask(List<String> queries, List<?> arguments) throws SQLException {
        Arguments filled = new Arguments(arguments);
        return run(queries.stream().map(filled::fill).toList());
    }

    @Override
    public void execute(String statement) throws SQLException {
        if (statement.startsWith("SET ")) {
            settings.add(statement);
        } else {
            run(List.of(statement));
        }
    }

    @Override
    public void together(List<String> statements) throws SQLException {
        List<String> all = new ArrayList<>(List.of("BEGIN"));
        all.addAll(statements);
        all.add("COMMIT");
        run(all);
    }

    @Override
    public void listen(Duration longest) {
        this.limit = longest;
    }

    @Override
    public void close() {}

    /** The rows of each statement. What comes without its mark did not come whole. */
    private List<List<Row>> run(List<String> statements) throws SQLException {
        StringBuilder script = new StringBuilder();
        settings.forEach(setting -> script.append(setting).append(";\n"));
        statements.forEach(statement ->
                script.append(statement).append("\n;\n\\echo ").append(mark).append('\n'));
        GuestShell.Output output = shell.run(command, script.toString(), limit);
        if (output.exitCode() != 0) {
            throw PsqlFailure.of(output);
        }
        List<String> answers = List.of(output.stdout().split(Pattern.quote(mark) + "(\n|$)", -1));
        if (answers.size() != statements.size() + 1 || !answers.getLast().isEmpty()) {
            throw new SQLException(
                    "psql in the guest printed " + output.stdout().length()
                            + " characters, and not the whole answer; the platform may have cut it off",
                    "08006");
        }
        return answers.subList(0, statements.size()).stream()
                .map(answer -> Csv.rows(answer, mark + "-null"))
                .toList();
    }
}
