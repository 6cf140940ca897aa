package io.flypg.postgres.reach;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node did not do what it was asked. The message is made for people; the statement and its secrets are never in it. */
public final class PostgresException extends RuntimeException {

    /** What went wrong, as far as a caller may want to decide by it. */
    public enum Kind {
        /** Nothing answers, or the server is starting, stopping or gone. */
        UNREACHABLE,
        /** The login was refused. */
        AUTHENTICATION,
        /** The node is a standby, or writes are stopped. */
        READ_ONLY,
        /** Something else still uses it: sessions, objects that depend on it. */
        IN_USE,
        /** It is there already. */
        EXISTS,
        /** It is not there. */
        MISSING,
        /** No answer, no lock or no progress within the limit. */
        TIMEOUT,
        /** Anything else. */
        OTHER
    }

    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable String sqlState;

    public PostgresException(Kind kind, String message) {
        this(kind, null, message, null);
    }

    public PostgresException(Kind kind, @Nullable String sqlState, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.sqlState = sqlState;
    }

    public Kind kind() {
        return kind;
    }

    /** PostgreSQL's five characters, when the error came from a server. */
    public Optional<String> sqlState() {
        return Optional.ofNullable(sqlState);
    }
}
