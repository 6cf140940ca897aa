package io.flypg.local.node.member;

import io.flypg.local.node.sql.Login;
import io.flypg.local.node.sql.Session;
import java.security.SecureRandom;
import java.sql.SQLException;
import org.postgresql.util.PasswordUtil;

/** What the first primary of a cluster makes once. A boot that was cut off here is simply gone on with. */
final class Bootstrap {
    /**
     * Rounds that slow down guessing. The passwords of the nodes' own roles are random, nobody guesses them, and a check logs in every
     * time it is asked: with the usual 4,096 rounds that costs more than all the rest of it.
     */
    private static final int ROUNDS = 1;

    /** As PostgreSQL does it by itself: the operator's password may be one that somebody thought up. */
    private static final int ROUNDS_FOR_PEOPLE = 4_096;

    private static final int SALT_BYTES = 16;

    private Bootstrap() {}

    static void roles(Session session, Identity me) throws SQLException {
        role(session, me.admin());
        role(session, me.replication());
    }

    /** Gives the roles of a cluster that was another one's the passwords of this one. */
    static void passwords(Session session, Identity me) throws SQLException {
        roles(session, me);
        password(session, me.operator(), ROUNDS_FOR_PEOPLE);
        password(session, me.admin(), ROUNDS);
        password(session, me.replication(), ROUNDS);
    }

    private static void password(Session session, Login login, int rounds) throws SQLException {
        session.run(session.text(
                "SELECT format('ALTER ROLE %I PASSWORD %L', ?::text, ?::text)", login.user(), verifier(login, rounds)));
    }

    static void database(Session session, Identity me) throws SQLException {
        if (session.text("SELECT count(*) FROM pg_database WHERE datname = ?", Identity.MEMBERS)
                .equals("0")) {
            session.run("CREATE DATABASE " + Identity.MEMBERS + " OWNER "
                    + me.replication().user());
        }
    }

    private static void role(Session session, Login login) throws SQLException {
        if (session.text("SELECT count(*) FROM pg_roles WHERE rolname = ?", login.user())
                .equals("0")) {
            session.run(session.text(
                    "SELECT format('CREATE ROLE %I SUPERUSER LOGIN PASSWORD %L', ?::text, ?::text)",
                    login.user(), verifier(login, ROUNDS)));
        }
    }

    /** What PostgreSQL keeps of a password. */
    private static String verifier(Login login, int rounds) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return PasswordUtil.encodeScramSha256(login.password().toCharArray(), rounds, salt);
    }
}
