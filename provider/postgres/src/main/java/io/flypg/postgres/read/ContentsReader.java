package io.flypg.postgres.read;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.Row;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.sql.Results;
import io.flypg.postgres.sql.Session;
import io.flypg.postgres.state.Contents;
import io.flypg.postgres.state.DatabaseInside;
import io.flypg.postgres.state.DatabaseState;
import io.flypg.postgres.state.Reserved;
import io.flypg.postgres.state.RoleState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads databases and roles: one connection for what is common to the cluster, one for the inside of each database asked for. */
public final class ContentsReader {

    private static final String DATABASES = """
            SELECT d.datname::text, pg_get_userbyid(d.datdba)::text, pg_encoding_to_char(d.encoding)::text, d.datcollate,
                   d.datctype,
                   CASE d.datlocprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
                   coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', ''),
                   EXISTS (SELECT FROM aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
                            WHERE a.grantee = 0 AND a.privilege_type = 'CONNECT')
              FROM pg_database d WHERE NOT d.datistemplate
            """;

    private static final String ROLES = """
            SELECT r.rolname::text, r.rolcanlogin, r.rolsuper, r.rolpassword IS NOT NULL, r.rolconnlimit,
                   ARRAY(SELECT pg_get_userbyid(m.roleid)::text FROM pg_auth_members m WHERE m.member = r.oid),
                   shobj_description(r.oid, 'pg_authid')
              FROM pg_authid r WHERE r.rolname !~ '^pg_'
            """;

    private static final String SETTINGS = """
            SELECT coalesce(d.datname::text, ''), coalesce(r.rolname::text, ''), array_remove(array_remove(s.setconfig, '%s'), '%s')
              FROM pg_db_role_setting s
              LEFT JOIN pg_database d ON d.oid = s.setdatabase
              LEFT JOIN pg_authid r ON r.oid = s.setrole
            """.formatted(Reserved.WRITES_OFF, Reserved.WRITES_ON);

    private final SqlRoute route;
    private final InsideReader inside;

    public ContentsReader(SqlRoute route) {
        this.route = route;
        this.inside = new InsideReader(route);
    }

    /**
     * Everything common to the cluster, and some databases' insides.
     *
     * @param insides databases to look into; one that does not exist is left out of the answer
     */
    public Contents read(NodeAddress node, Set<String> insides) {
        Contents outside = outside(node);
        Set<String> there =
                insides.stream().filter(outside.databases()::containsKey).collect(Collectors.toSet());
        Map<String, DatabaseInside> looked = inside.readAll(node, there);
        return new Contents(outside.databases(), outside.roles(), looked);
    }

    private Contents outside(NodeAddress node) {
        try (Session session = Session.reading(route, node, Session.MAINTENANCE, "read databases and roles")) {
            Results results = session.results(List.of(SETTINGS, DATABASES, ROLES));
            List<Scoped> settings = results.next(ContentsReader::scoped);
            List<DatabaseState> databases = results.next(row -> database(row, settings));
            List<RoleState> roles = results.next(row -> role(row, settings));
            return new Contents(byName(databases, DatabaseState::name), byName(roles, RoleState::name), Map.of());
        }
    }

    private static DatabaseState database(Row row, List<Scoped> settings) {
        String name = row.text(1);
        return new DatabaseState(
                name,
                row.text(2),
                row.text(3),
                row.text(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.flag(8),
                of(settings, name, ""));
    }

    private static RoleState role(Row row, List<Scoped> settings) {
        String name = row.text(1);
        Map<String, Map<String, String>> inDatabases = settings.stream()
                .filter(scoped ->
                        scoped.role().equals(name) && !scoped.database().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Scoped::database, Scoped::values));
        return new RoleState(
                name,
                row.flag(2),
                row.flag(3),
                row.flag(4),
                row.count(5),
                row.set(6),
                of(settings, "", name),
                inDatabases,
                row.maybe(7));
    }

    private static SortedMap<String, String> of(List<Scoped> settings, String database, String role) {
        return settings.stream()
                .filter(scoped ->
                        scoped.database().equals(database) && scoped.role().equals(role))
                .findFirst()
                .map(scoped -> new TreeMap<>(scoped.values()))
                .orElseGet(TreeMap::new);
    }

    private static Scoped scoped(Row row) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : row.list(3)) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new Scoped(row.text(1), row.text(2), Map.copyOf(values));
    }

    private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
        return things.stream().collect(Collectors.toUnmodifiableMap(name, Function.identity()));
    }

    /** Settings of a database, a role, or a role in a database; an empty name means any. */
    private record Scoped(String database, String role, Map<String, String> values) {}
}
