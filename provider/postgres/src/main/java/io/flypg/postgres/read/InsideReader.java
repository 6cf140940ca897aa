package io.flypg.postgres.read;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.Row;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.sql.Results;
import io.flypg.postgres.sql.Session;
import io.flypg.postgres.state.Access;
import io.flypg.postgres.state.AvailableExtension;
import io.flypg.postgres.state.DatabaseInside;
import io.flypg.postgres.state.ExtensionState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Reads what can be seen of a database only over a connection to it. */
public final class InsideReader {

    private static final String EXTENSIONS = """
            SELECT e.extname::text, n.nspname::text, e.extversion
              FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace ORDER BY 1
            """;

    private static final String OWNER_CREATES = """
            SELECT EXISTS (SELECT FROM pg_database d, pg_namespace n
                            WHERE d.datname = current_database() AND n.nspname = 'public'
                              AND has_schema_privilege(d.datdba, n.oid, 'CREATE'))
            """;

    /** Access is given by several statements in one transaction; these two are the ones that tell. */
    private static final String ACCESS = """
            SELECT pg_get_userbyid(a.grantee)::text, bool_or(a.privilege_type = 'INSERT')
              FROM pg_database d
              JOIN pg_default_acl p ON p.defaclrole = d.datdba AND p.defaclnamespace = 0 AND p.defaclobjtype = 'r'
             CROSS JOIN aclexplode(p.defaclacl) a
             WHERE d.datname = current_database() AND a.grantee NOT IN (0, d.datdba)
               AND EXISTS (SELECT FROM aclexplode(d.datacl) c
                            WHERE c.grantee = a.grantee AND c.privilege_type = 'CONNECT')
             GROUP BY a.grantee HAVING bool_or(a.privilege_type = 'SELECT')
            """;

    private static final String AVAILABLE = """
            SELECT e.name::text, e.default_version,
                   ARRAY(SELECT v.version FROM pg_available_extension_versions v WHERE v.name = e.name),
                   ARRAY(SELECT unnest(v.requires)::text FROM pg_available_extension_versions v
                          WHERE v.name = e.name AND v.version = e.default_version)
              FROM pg_available_extensions e
            """;

    private final SqlRoute route;

    public InsideReader(SqlRoute route) {
        this.route = route;
    }

    /** All at once, a connection each. */
    Map<String, DatabaseInside> readAll(NodeAddress node, Set<String> databases) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<DatabaseInside>> running = databases.stream()
                    .collect(Collectors.toMap(name -> name, name -> threads.submit(() -> read(node, name))));
            return running.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> await(entry.getValue())));
        }
    }

    DatabaseInside read(NodeAddress node, String database) {
        try (Session session = Session.reading(route, node, database, "look into database \"" + database + "\"")) {
            Results results = session.results(List.of(EXTENSIONS, OWNER_CREATES, ACCESS));
            return new DatabaseInside(
                    results.next(InsideReader::extension),
                    results.next(row -> row.flag(1)).getFirst(),
                    results.next(InsideReader::access).stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
    }

    /** What the node's image holds, the same for every database. */
    public List<AvailableExtension> available(NodeAddress node) {
        try (Session session = Session.reading(route, node, Session.MAINTENANCE, "list the available extensions")) {
            return session.query(
                    AVAILABLE,
                    row -> new AvailableExtension(row.text(1), row.maybe(2).orElse(""), row.set(3), row.set(4)));
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading databases", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private static ExtensionState extension(Row row) {
        return new ExtensionState(row.text(1), row.text(2), row.text(3));
    }

    private static Map.Entry<String, Access> access(Row row) {
        return Map.entry(row.text(1), row.flag(2) ? Access.WRITE : Access.READ);
    }
}
