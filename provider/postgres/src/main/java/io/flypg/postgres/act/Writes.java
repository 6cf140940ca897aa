package io.flypg.postgres.act;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.sql.Identifier;
import io.flypg.postgres.sql.Session;
import io.flypg.postgres.state.Lsn;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stops and allows writes, and waits until a standby has them all. */
public final class Writes {

    private static final String SETTING = "default_transaction_read_only";

    /** The image's own helpers read only; its registrations must go on. */
    private static final List<String> LEFT_ALONE = List.of("repmgr", "flypgadmin");

    private static final String STOPPED = "SELECT reset_val = 'on' FROM pg_settings WHERE name = '" + SETTING + "'";

    /**
     * What lets the sessions of a database or a role write whatever the server says. The image leaves such a mark on each database whose
     * writes it had stopped once.
     */
    private static final String ALLOWED = """
        SELECT d.datname::text, r.rolname::text
          FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole
         WHERE EXISTS (SELECT FROM unnest(s.setconfig) c
                        WHERE c ~* '^%1$s=' AND c !~* '^%1$s=(on|t|tr|tru|true|y|ye|yes|1)$')
        """.formatted(SETTING);

    private final Target target;

    public Writes(SqlRoute route, NodeAddress node) {
        this.target = new Target(route, node);
    }

    /**
     * Makes new sessions of a primary read-only and ends those that could still write: all clients, the operator's too, but
     * those of the image's helpers and ours. A client that insists can still write, by setting its session back; so the
     * stop of the old primary must follow. What a database or a role was given to write all the same is taken back, for it would win.
     * What was stopped may be stopped again.
     *
     * @return how far the log goes on disk: everything that was acknowledged to anybody ends before it
     */
    public Lsn stop(Duration limit) {
        takeBackAllowed();
        try (Session session = target.open("stop writes")) {
            session.execute("ALTER SYSTEM SET " + SETTING + " = on");
            // ours has to write one more record
            session.execute("SET " + SETTING + " = off");
            Configuration.reload(session);
            Wait.require(
                    limit,
                    () -> session.one(STOPPED, row -> row.flag(1)),
                    () -> "Cannot stop writes on " + target.node()
                            + ": the server does not take its new configuration. One of its files has an error.");
            endClients(session, limit);
            // one that was just connecting is not on the list before it has read its settings
            endClients(session, limit);
            return flushed(session);
        }
    }

    /** In a session of its own: the one that follows must not have begun with what is taken back here. */
    private void takeBackAllowed() {
        try (Session session = target.open("stop writes")) {
            requirePrimary(session);
            session.execute("SET " + SETTING + " = off");
            session.query(
                            ALLOWED,
                            row -> takeBack(
                                    row.maybe(1).orElse(null), row.maybe(2).orElse(null)))
                    .forEach(session::execute);
        }
    }

    private static String takeBack(@Nullable String database, @Nullable String role) {
        String whom;
        if (role == null) {
            whom = database == null ? "ROLE ALL" : "DATABASE " + Identifier.quote(database);
        } else {
            whom = "ROLE " + Identifier.quote(role)
                    + (database == null ? "" : " IN DATABASE " + Identifier.quote(database));
        }
        return "ALTER " + whom + " RESET " + SETTING;
    }

    private void endClients(Session session, Duration limit) {
        Sessions.end(
                session,
                "the clients of " + target.node(),
                limit,
                "usename <> ALL (?) AND NOT (usename = current_user AND application_name = 'flypg')",
                LEFT_ALONE);
    }

    /** Takes {@link #stop} back. Right on any node at any time. */
    public void allow() {
        try (Session session = target.open("allow writes")) {
            session.execute("ALTER SYSTEM RESET " + SETTING);
            Configuration.reload(session);
        }
    }

    /**
     * Waits until a standby has replayed the log up to a place.
     *
     * @throws PostgresException of kind {@code TIMEOUT} with how far it got; it may go on by itself
     */
    public void awaitReplayed(Lsn lsn, Duration limit) {
        try (Session session = target.open("wait for the standby")) {
            Wait.require(
                    limit,
                    () -> replayed(session).compareTo(lsn) >= 0,
                    () -> "Standby " + target.node() + " has not replayed the log up to " + lsn + " within "
                            + limit.toSeconds() + " s: " + lsn.bytesAhead(replayed(session))
                            + " bytes are missing. Does it still stream from the primary?");
        }
    }

    /** Writes everything in memory to disk; on a standby as far as it has replayed. May take minutes on a big one. */
    public void checkpoint(Duration limit) {
        try (Session session = target.open("write a checkpoint")) {
            session.limit(limit);
            session.execute("CHECKPOINT");
        }
    }

    private void requirePrimary(Session session) {
        if (session.one("SELECT pg_is_in_recovery()", row -> row.flag(1))) {
            throw new PostgresException(
                    Kind.READ_ONLY, "Cannot stop writes on " + target.node() + ": it is a standby and takes none.");
        }
    }

    private Lsn replayed(Session session) {
        return session.one("SELECT pg_is_in_recovery(), coalesce(pg_last_wal_replay_lsn(), '0/0')::text", row -> {
            if (row.flag(1)) {
                return Lsn.parse(row.text(2));
            }
            throw new PostgresException(
                    Kind.OTHER, "Cannot wait for " + target.node() + " to replay: it is no standby any more.");
        });
    }

    /** A small record of our own, whose commit waits for the disk: whatever was acknowledged before is on it as well. */
    private static Lsn flushed(Session session) {
        session.execute("SET synchronous_commit = local");
        session.one("SELECT pg_logical_emit_message(true, 'flypg', 'writes stopped')::text", row -> row.text(1));
        return Lsn.parse(session.one("SELECT pg_current_wal_flush_lsn()::text", row -> row.text(1)));
    }
}
