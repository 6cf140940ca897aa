package io.flypg.resources.live;

import io.flypg.postgres.exec.ExecRoute;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.reach.DirectRoute;
import io.flypg.postgres.reach.Failures;
import io.flypg.postgres.reach.Limits;
import io.flypg.postgres.reach.Link;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.PostgresException.Kind;
import io.flypg.postgres.reach.Proxies;
import io.flypg.postgres.reach.ProxyRoute;
import io.flypg.postgres.reach.SqlRoute;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way to the PostgreSQL of one machine, whichever works.
 *
 * @param logins the operator's, read when a way needs them: more than one while his password is being changed
 */
record NodeRoute(String machine, Ways ways, Supplier<List<Credentials>> logins, Proxies proxies, ExecRoute guest)
        implements SqlRoute {
    /** One that does not take the login does not say where it leads, and so seems to lead elsewhere. */
    private static final Set<Kind> OF_PROXY = Set.of(Kind.AUTHENTICATION, Kind.UNREACHABLE);

    @Override
    public Link open(NodeAddress node, String database) throws SQLException {
        List<Way> named = proxies.isEmpty() ? List.of() : List.of(Way.PROXY);
        return ways.first(machine, named, way -> switch (way) {
            case PROXY -> asOperator(login -> new ProxyRoute(proxies, machine, login), OF_PROXY, node, database);
            case DIRECT -> asOperator(DirectRoute::new, Set.of(Kind.AUTHENTICATION), node, database);
            case EXEC -> guest.open(node, database);
        });
    }

    /** @param refusals after which another login may help */
    private Link asOperator(
            Function<Credentials, SqlRoute> route, Set<Kind> refusals, NodeAddress node, String database)
            throws SQLException {
        List<Credentials> all = logins.get();
        for (Credentials login : all.subList(0, all.size() - 1)) {
            try {
                return route.apply(login).open(node, database);
            } catch (SQLException e) {
                if (!refusals.contains(Failures.kind(e.getSQLState()))) {
                    throw e;
                }
            }
        }
        return route.apply(all.getLast()).open(node, database);
    }

    @Override
    public Limits limits() {
        return Limits.STANDARD;
    }
}
