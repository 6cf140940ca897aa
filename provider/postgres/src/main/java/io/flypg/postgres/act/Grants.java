package io.flypg.postgres.act;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.sql.Identifier;
import io.flypg.postgres.sql.Session;
import io.flypg.postgres.state.Access;
import java.util.ArrayList;
import java.util.List;

/** Lets roles into databases that they do not own. */
public final class Grants {

    private static final String SCHEMAS =
            "SELECT nspname::text FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'";

    private final Target target;

    public Grants(SqlRoute route, NodeAddress primary) {
        this.target = new Target(route, primary);
    }

    /**
     * Gives a role exactly this access to all tables of a database: those that are there, and those that the owner will
     * create. All at once.
     */
    public void put(String database, String owner, String role, Access access) {
        String doing = "give role \"" + role + "\" access to database \"" + database + "\"";
        try (Session session = target.open(database, doing)) {
            List<String> schemas = session.query(SCHEMAS, row -> Identifier.quote(row.text(1)));
            Rights rights =
                    new Rights(Identifier.quote(database), Identifier.quote(owner), Identifier.quote(role), schemas);
            List<String> statements = new ArrayList<>(rights.revoke());
            statements.addAll(
                    switch (access) {
                        case NONE -> List.of();
                        case READ -> rights.grant("SELECT", "SELECT");
                        case WRITE -> rights.grant("SELECT, INSERT, UPDATE, DELETE", "SELECT, USAGE, UPDATE");
                    });
            session.inTransaction(statements);
        }
    }

    /** The statements for one role; all names quoted. */
    private record Rights(String database, String owner, String role, List<String> schemas) {

        List<String> revoke() {
            List<String> statements = new ArrayList<>();
            String future = "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " REVOKE ALL ON ";
            statements.add(future + "TABLES FROM " + role);
            statements.add(future + "SEQUENCES FROM " + role);
            statements.add(future + "SCHEMAS FROM " + role);
            for (String schema : schemas) {
                statements.add("REVOKE ALL ON ALL TABLES IN SCHEMA " + schema + " FROM " + role);
                statements.add("REVOKE ALL ON ALL SEQUENCES IN SCHEMA " + schema + " FROM " + role);
                statements.add("REVOKE ALL ON SCHEMA " + schema + " FROM " + role);
            }
            statements.add("REVOKE CONNECT ON DATABASE " + database + " FROM " + role);
            return statements;
        }

        List<String> grant(String onTables, String onSequences) {
            List<String> statements = new ArrayList<>();
            statements.add("GRANT CONNECT ON DATABASE " + database + " TO " + role);
            for (String schema : schemas) {
                statements.add("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
                statements.add("GRANT " + onTables + " ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
                statements.add("GRANT " + onSequences + " ON ALL SEQUENCES IN SCHEMA " + schema + " TO " + role);
            }
            String future = "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " GRANT ";
            statements.add(future + "USAGE ON SCHEMAS TO " + role);
            statements.add(future + onTables + " ON TABLES TO " + role);
            statements.add(future + onSequences + " ON SEQUENCES TO " + role);
            return statements;
        }
    }
}
