package io.flypg.postgres.act;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.sql.Session;
import java.util.List;

/** The node that is acted on. */
record Target(SqlRoute route, NodeAddress node) {

    Session open(String database, String doing) {
        return Session.acting(route, node, database, doing);
    }

    Session open(String doing) {
        return open(Session.MAINTENANCE, doing);
    }

    /** Runs statements in a database, all or none. */
    void together(String database, String doing, List<String> statements) {
        try (Session session = open(database, doing)) {
            session.inTransaction(statements);
        }
    }

    /** Runs one statement that PostgreSQL does not want in a transaction, or that is one by itself. */
    void run(String doing, String statement) {
        try (Session session = open(doing)) {
            session.execute(statement);
        }
    }
}
