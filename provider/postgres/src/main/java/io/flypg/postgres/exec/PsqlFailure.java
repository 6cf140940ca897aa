package io.flypg.postgres.exec;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Makes the driver's exception of what {@code psql} says, so that a refusal reads the same whichever way it came. */
final class PsqlFailure {

    private static final Pattern ERROR =
            Pattern.compile("^(?:psql:\\S*: )?(ERROR|FATAL|PANIC):\\s+([0-9A-Z]{5}): (.*)$", Pattern.MULTILINE);

    private static final Pattern DETAIL = Pattern.compile(
            "^DETAIL:\\s+(.*(?:\n(?!HINT:|CONTEXT:|STATEMENT:|LOCATION:|LINE ).*)*)", Pattern.MULTILINE);

    /** What a server says that is there and takes no session, with the code that it keeps to itself then. */
    private static final List<Refusal> REFUSALS = List.of(
            refusal("FATAL: +database \".*\" does not exist", "3D000"),
            refusal("starting up|shutting down|not yet accepting|in recovery mode", "57P03"),
            refusal("FATAL: .*authentication failed", "28P01"),
            refusal("FATAL: +(role|no pg_hba.conf entry|pg_hba.conf rejects)", "28000"),
            refusal("FATAL: .*(too many (clients|connections)|connection slots)", "53300"),
            refusal("FATAL: +permission denied", "42501"));

    private PsqlFailure() {}

    /** Words by which a refusal is known. */
    private record Refusal(Pattern words, String state) {}

    private static Refusal refusal(String words, String state) {
        return new Refusal(Pattern.compile(words), state);
    }

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

    /** A connection that does not come about has no code in what psql prints; whoever refuses it with other words is there all the same. */
    private static @Nullable String state(String said) {
        return REFUSALS.stream()
                .filter(refusal -> refusal.words.matcher(said).find())
                .map(Refusal::state)
                .findFirst()
                .orElse(said.contains("FATAL: ") ? null : "08001");
    }

    private static PSQLException server(String severity, String sqlState, String message, String detail) {
        String fields = List.of("S" + severity, "C" + sqlState, "M" + message, "D" + detail).stream()
                .filter(field -> field.length() > 1)
                .map(field -> field + '\0')
                .collect(Collectors.joining());
        return new PSQLException(new ServerErrorMessage(fields), false);
    }
}
