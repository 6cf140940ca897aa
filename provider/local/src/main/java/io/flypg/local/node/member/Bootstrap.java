package io.flypg.local.node.member;

import io.flypg.local.node.sql.Login;
import io.flypg.local.node.sql.Session;
import java.sql.SQLException;

/** What the first primary of a cluster makes once. A boot that was cut off here is simply gone on with. */
final class Bootstrap {
    private Bootstrap() {}

    static void roles(Session session, Identity me) throws SQLException {
        role(session, me.admin());
        role(session, me.replication());
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
                    login.user(), login.password()));
        }
    }
}
