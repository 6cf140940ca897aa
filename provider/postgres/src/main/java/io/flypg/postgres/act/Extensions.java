package io.flypg.postgres.act;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.sql.Identifier;
import io.flypg.postgres.sql.Literal;
import io.flypg.postgres.sql.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes the extensions of databases on a primary. */
public final class Extensions {

    private static final String INSTALLED = """
            SELECT n.nspname::text FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = ?
            """;

    /** Null when the extension can live in any schema. */
    private static final String OWN_SCHEMA = """
            SELECT v.schema::text FROM pg_available_extensions e
              JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = coalesce(nullif(?, ''), e.default_version)
             WHERE e.name = ?
            """;

    private static final String OWNER =
            "SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = current_database()";

    private final Target target;

    public Extensions(SqlRoute route, NodeAddress primary) {
        this.target = new Target(route, primary);
    }

    /** Creates an extension, or moves and updates the one that is there to what is wanted. */
    public void put(String database, ExtensionWanted wanted) {
        try (Session session = open(database, "put", wanted.name())) {
            Optional<String> schema = session.first(INSTALLED, row -> row.text(1), wanted.name());
            List<String> statements =
                    schema.map(there -> change(session, wanted, there)).orElseGet(() -> create(session, wanted));
            session.inTransaction(statements);
        }
    }

    /** Brings an extension to the image's default version. */
    public void update(String database, String name) {
        try (Session session = open(database, "update", name)) {
            session.execute("ALTER EXTENSION " + Identifier.quote(name) + " UPDATE");
        }
    }

    /**
     * Drops an extension, unless something that is not part of it depends on it. One that does not exist is as good as
     * dropped.
     */
    public void drop(String database, String name) {
        try (Session session = open(database, "drop", name)) {
            session.execute("DROP EXTENSION IF EXISTS " + Identifier.quote(name) + " RESTRICT");
        }
    }

    private Session open(String database, String verb, String name) {
        return target.open(database, verb + " extension \"" + name + "\" in database \"" + database + "\"");
    }

    private static List<String> create(Session session, ExtensionWanted wanted) {
        List<String> statements = new ArrayList<>();
        Optional<String> schema = schema(session, wanted);
        schema.ifPresent(name -> statements.add(createSchema(session, name)));
        statements.add("CREATE EXTENSION IF NOT EXISTS " + Identifier.quote(wanted.name())
                + schema.map(name -> " SCHEMA " + Identifier.quote(name)).orElse("")
                + wanted.version()
                        .map(version -> " VERSION " + Literal.quote(version))
                        .orElse(""));
        return statements;
    }

    private static List<String> change(Session session, ExtensionWanted wanted, String schema) {
        List<String> statements = new ArrayList<>();
        String extension = "ALTER EXTENSION " + Identifier.quote(wanted.name());
        wanted.schema().filter(name -> !name.equals(schema)).ifPresent(name -> {
            statements.add(createSchema(session, name));
            statements.add(extension + " SET SCHEMA " + Identifier.quote(name));
        });
        wanted.version().ifPresent(version -> statements.add(extension + " UPDATE TO " + Literal.quote(version)));
        return statements;
    }

    /** Without a name PostgreSQL takes the first schema of the search path, which for us is the system's own. */
    private static Optional<String> schema(Session session, ExtensionWanted wanted) {
        if (wanted.schema().isPresent()) {
            return wanted.schema();
        }
        boolean decidesItself = session.query(
                        OWN_SCHEMA,
                        row -> row.maybe(1).isPresent(),
                        wanted.version().orElse(""),
                        wanted.name())
                .contains(true);
        return decidesItself ? Optional.empty() : Optional.of("public");
    }

    private static String createSchema(Session session, String name) {
        String owner = session.one(OWNER, row -> row.text(1));
        return "CREATE SCHEMA IF NOT EXISTS " + Identifier.quote(name) + " AUTHORIZATION " + Identifier.quote(owner);
    }
}
