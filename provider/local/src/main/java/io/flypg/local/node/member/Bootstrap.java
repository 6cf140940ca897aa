package io.flypg.local.node.member;

import io.flypg.local.node.sql.Login;
import io.flypg.local.node.sql.Session;
import java.security.SecureRandom;
import java.sql.SQLException;
import org.postgresql.util.PasswordUtil;

/** What the first primary of a cluster makes once. A boot that was cut off here is simply gone on with. */
final class Bootstrap {
    /**
     * Rounds that slow down guessing from a stolen catalogue, which here lies beside the passwords themselves. Each check and each
     * observation logs in: with the usual 4,096 rounds that costs more than all the rest of it.
     */
    private static final int ROUNDS = 1;

    private static final int SALT_BYTES = 16;

    private Bootstrap() {}

    static void roles(Session session, Identity me) throws SQLException {
        create(session, me.admin());
        create(session, me.replication());
        // initdb has made it, with the usual rounds
        password(session, me.operator());
    }

    /** Gives the roles of a cluster that was another one's the passwords of this one. */
    static void passwords(Session session, Identity me) throws SQLException {
        roles(session, me);
        password(session, me.admin());
        password(session, me.replication());
    }

    static void database(Session session, Identity me) throws SQLException {
        if (session.text("SELECT count(*) FROM pg_database WHERE datname = ?", Identity.MEMBERS)
                .equals("0")) {
            session.run("CREATE DATABASE " + Identity.MEMBERS + " OWNER "
                    + me.replication().user());
        }
    }

    private static void create(Session session, Login login) throws SQLException {
        if (session.text("SELECT count(*) FROM pg_roles WHERE rolname = ?", login.user())
                .equals("0")) {
            run(session, "CREATE ROLE %I SUPERUSER LOGIN PASSWORD %L", login);
        }
    }

    private static void password(Session session, Login login) throws SQLException {
        run(session, "ALTER ROLE %I PASSWORD %L", login);
    }

    private static void run(Session session, String command, Login login) throws SQLException {
        session.run(
                session.text("SELECT format(?, ?::text, ?::text)", command, login.user(), verifier(login.password())));
    }

    /** What PostgreSQL keeps of a password. */
    private static String verifier(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return PasswordUtil.encodeScramSha256(password.toCharArray(), ROUNDS, salt);
    }
}
