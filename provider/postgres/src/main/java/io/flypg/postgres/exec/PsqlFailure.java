package io.flypg.postgres.exec;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Makes the driver's exception of what {@code psql} says, so that a refusal reads the same whichever way it came. */
final class PsqlFailure {

    private static final Pattern ERROR =
            Pattern.compile("^(?:psql:\\S*: )?(ERROR|FATAL|PANIC):\\s+([0-9A-Z]{5}): (.*)$", Pattern.MULTILINE);

    private static final Pattern DETAIL = Pattern.compile(
            "^DETAIL:\\s+(.*(?:\n(?!HINT:|CONTEXT:|STATEMENT:|LOCATION:|LINE ).*)*)", Pattern.MULTILINE);

    private static final Pattern NO_DATABASE = Pattern.compile("database \".*\" does not exist");
    private static final Pattern NOT_NOW =
            Pattern.compile("starting up|shutting down|not yet accepting|in recovery mode");

    private PsqlFailure() {}

    static SQLException of(GuestShell.Output output) {
        String said = output.stderr().strip();
        Matcher error = ERROR.matcher(said);
        if (error.find()) {
            Matcher detail = DETAIL.matcher(said);
            return server(error.group(1), error.group(2), error.group(3), detail.find() ? detail.group(1) : "");
        }
        if (output.exitCode() == GuestShell.NOT_FOUND) {
            return new SQLException("the guest has no psql", "08001");
        }
        String reason = said.lines().map(String::strip).collect(Collectors.joining("; "));
        return new SQLException(reason.isEmpty() ? "psql ended with code " + output.exitCode() : reason, state(said));
    }

    /** A connection that does not come about has no code in what psql prints. */
    private static String state(String said) {
        if (NO_DATABASE.matcher(said).find()) {
            return "3D000";
        }
        return NOT_NOW.matcher(said).find() ? "57P03" : "08001";
    }

    private static PSQLException server(String severity, String sqlState, String message, String detail) {
        String fields = List.of("S" + severity, "C" + sqlState, "M" + message, "D" + detail).stream()
                .filter(field -> field.length() > 1)
                .map(field -> field + '\0')
                .collect(Collectors.joining());
        return new PSQLException(new ServerErrorMessage(fields), false);
    }
}
