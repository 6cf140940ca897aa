package io.flypg.postgres.act;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.sql.Identifier;
import io.flypg.postgres.sql.Literal;
import io.flypg.postgres.sql.Session;
import io.flypg.postgres.sql.Verifier;
import io.flypg.postgres.state.Reserved;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Changes roles on a primary. */
public final class Roles {

    /** Databases in which a role owns or was granted something. */
    private static final String TRACES = """
            SELECT DISTINCT d.datname::text, pg_get_userbyid(d.datdba)::text
              FROM pg_shdepend s JOIN pg_database d ON d.oid = s.dbid
             WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = (SELECT oid FROM pg_authid WHERE rolname = ?)
            """;

    private static final Duration SESSIONS_END = Duration.ofSeconds(30);

    private final Target target;

    public Roles(SqlRoute route, NodeAddress primary) {
        this.target = new Target(route, primary);
    }

    /** Creates a role or brings it to what is wanted, all at once: a role of ours is never seen without its comment. */
    public void put(RoleWanted wanted) {
        refuseReserved(wanted.name());
        String role = Identifier.quote(wanted.name());
        try (Session session = target.open("put role \"" + wanted.name() + "\" in place")) {
            if (!exists(session, wanted.name()) && create(session, role, wanted)) {
                return;
            }
            session.inTransaction(statements(role, wanted));
        }
    }

    /** Sets a role's password. The server sees a verifier only. */
    public void setPassword(String name, String password) {
        target.run("set the password of role \"" + name + "\"", passwordOf(name, password));
    }

    /**
     * Sets the passwords of several roles, all or none. Does not wait for a synchronous standby, which may need one of them to come back.
     *
     * @param passwords by role
     */
    public void setPasswords(SortedMap<String, String> passwords) {
        List<String> statements = new ArrayList<>(List.of("SET LOCAL synchronous_commit = local"));
        passwords.forEach((name, password) -> statements.add(passwordOf(name, password)));
        target.together(
                Session.MAINTENANCE, "set the passwords of " + String.join(", ", passwords.keySet()), statements);
    }

    private static String passwordOf(String name, String password) {
        return "ALTER ROLE " + Identifier.quote(name) + " PASSWORD " + Literal.quote(Verifier.scramSha256(password));
    }

    /** Replaces the comment on a role. */
    public void comment(String name, String text) {
        target.run("comment on role \"" + name + "\"", commentOn(Identifier.quote(name), text));
    }

    /** Ends all sessions of a role. */
    public void endSessions(String name, Duration limit) {
        try (Session session = target.open("end the sessions of role \"" + name + "\"")) {
            endSessions(session, name, limit);
        }
    }

    /**
     * Drops a role and ends its sessions. What it owns goes to the owner of each database, what it was granted goes; no data
     * does. One that does not exist is as good as dropped.
     *
     * @throws PostgresException of kind {@code IN_USE} when it owns a database
     */
    public void drop(String name) {
        refuseReserved(name);
        String role = Identifier.quote(name);
        try (Session session = target.open("drop role \"" + name + "\"")) {
            if (!exists(session, name)) {
                return;
            }
            refuseOwner(session, name);
            session.execute("ALTER ROLE " + role + " NOLOGIN");
            endSessions(session, name, SESSIONS_END);
            session.query(TRACES, row -> new Trace(row.text(1), row.text(2)), name)
                    .forEach(trace -> disown(name, role, trace));
            session.execute("DROP ROLE IF EXISTS " + role);
        }
    }

    private void disown(String name, String role, Trace trace) {
        target.together(
                trace.database(),
                "take what role \"" + name + "\" has in database \"" + trace.database() + "\"",
                List.of(
                        "REASSIGN OWNED BY " + role + " TO " + Identifier.quote(trace.owner()),
                        "DROP OWNED BY " + role + " RESTRICT"));
    }

    private void refuseOwner(Session session, String name) {
        List<String> owned = session.query(
                "SELECT datname::text FROM pg_database WHERE pg_get_userbyid(datdba) = ? ORDER BY 1",
                row -> row.text(1),
                name);
        if (!owned.isEmpty()) {
            throw new PostgresException(
                    Kind.IN_USE,
                    "Cannot drop role \"" + name + "\" on " + target.node() + ": it owns "
                            + (owned.size() == 1 ? "database " : "databases ") + String.join(", ", owned)
                            + ". Give what it owns to another role first.");
        }
    }

    /** False when somebody else created it meanwhile. */
    private static boolean create(Session session, String role, RoleWanted wanted) {
        List<String> statements = new ArrayList<>(List.of("CREATE ROLE " + role));
        statements.addAll(statements(role, wanted));
        try {
            session.inTransaction(statements);
            return true;
        } catch (PostgresException e) {
            if (e.kind() == Kind.EXISTS) {
                return false;
            }
            throw e;
        }
    }

    private static List<String> statements(String role, RoleWanted wanted) {
        List<String> statements = new ArrayList<>();
        statements.add("ALTER ROLE " + role + (wanted.login() ? " LOGIN" : " NOLOGIN")
                + " INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT "
                + wanted.connectionLimit());
        wanted.memberOf().forEach(owner -> statements.add("GRANT " + Identifier.quote(owner) + " TO " + role));
        wanted.comment().ifPresent(text -> statements.add(commentOn(role, text)));
        return statements;
    }

    private static String commentOn(String role, String text) {
        return "COMMENT ON ROLE " + role + " IS " + Literal.quote(text);
    }

    private static boolean exists(Session session, String name) {
        return session.one("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", row -> row.flag(1), name);
    }

    private static void endSessions(Session session, String name, Duration limit) {
        Sessions.end(session, "role \"" + name + "\"", limit, "usename = ?", name);
    }

    private static void refuseReserved(String name) {
        if (Reserved.isRole(name)) {
            throw new IllegalArgumentException("role '" + name + "' belongs to the image");
        }
    }

    private record Trace(String database, String owner) {}
}
