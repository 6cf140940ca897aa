package io.flypg.postgres.reach;

import static io.flypg.postgres.reach.PostgresException.Kind.AUTHENTICATION;
import static io.flypg.postgres.reach.PostgresException.Kind.EXISTS;
import static io.flypg.postgres.reach.PostgresException.Kind.IN_USE;
import static io.flypg.postgres.reach.PostgresException.Kind.MISSING;
import static io.flypg.postgres.reach.PostgresException.Kind.OTHER;
import static io.flypg.postgres.reach.PostgresException.Kind.READ_ONLY;
import static io.flypg.postgres.reach.PostgresException.Kind.TIMEOUT;
import static io.flypg.postgres.reach.PostgresException.Kind.UNREACHABLE;

import io.flypg.postgres.reach.PostgresException.Kind;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Makes our exception of the driver's: kind by SQLSTATE, words for people. */
public final class Failures {

    private Failures() {}

    /** No connection came about. */
    public static PostgresException connecting(String doing, String where, SQLException cause) {
        return failure(kind(cause.getSQLState()), doing, where, cause);
    }

    /** A statement failed. */
    public static PostgresException executing(String doing, String where, SQLException cause) {
        Kind kind = cause.getCause() instanceof SocketTimeoutException ? TIMEOUT : kind(cause.getSQLState());
        return failure(kind, doing, where, cause);
    }

    /** The kind that a SQLSTATE stands for: <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">the list</a>. */
    public static Kind kind(@Nullable String sqlState) {
        return switch (sqlState) {
            case null -> OTHER;
            case "25006" -> READ_ONLY;
            case "55006", "2BP01" -> IN_USE;
            case "42P04", "42710", "42P06", "42P07", "23505" -> EXISTS;
            case "3D000", "3F000", "42704", "42P01", "42883" -> MISSING;
            // the driver's own: the server wants a password or a proof that we do not have
            case "08004" -> AUTHENTICATION;
            case "57014", "55P03" -> TIMEOUT;
            case "57P01", "57P02", "57P03" -> UNREACHABLE;
            case String state when state.startsWith("08") -> UNREACHABLE;
            case String state when state.startsWith("28") -> AUTHENTICATION;
            default -> OTHER;
        };
    }

    private static PostgresException failure(Kind kind, String doing, String where, SQLException cause) {
        String state = cause.getSQLState();
        String shown = state == null ? "" : " (SQLSTATE " + state + ")";
        String message = "Cannot " + doing + " on " + where + ": " + reason(kind, cause) + shown + "." + advice(kind);
        return new PostgresException(kind, state, message, cause);
    }

    private static String reason(Kind kind, SQLException cause) {
        ServerErrorMessage server = cause instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
        if (server == null) {
            return withoutEnd(Objects.requireNonNullElse(cause.getMessage(), "no reason given"));
        }
        String reason = withoutEnd(Objects.requireNonNullElse(server.getMessage(), "no reason given"));
        // only here the detail names objects and sessions, never values
        String detail = kind == IN_USE ? server.getDetail() : null;
        return detail == null ? reason : reason + "; " + withoutEnd(detail.replace("\n", ", "));
    }

    private static String withoutEnd(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String advice(Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> " Is the machine started, and can this computer reach its network?";
            case AUTHENTICATION ->
                " Is it the password the cluster was made with? Changing the secret alone does not change it.";
            case READ_ONLY -> " The node is a standby, or its writes are stopped.";
            case IN_USE -> " End what uses it, then try again.";
            case TIMEOUT -> " It may be busy or waiting for a lock; trying again is safe.";
            case EXISTS, MISSING, OTHER -> "";
        };
    }
}
