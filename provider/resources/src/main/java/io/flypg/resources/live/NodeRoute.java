package io.flypg.resources.live;

import io.flypg.postgres.exec.ExecRoute;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.reach.DirectRoute;
import io.flypg.postgres.reach.Limits;
import io.flypg.postgres.reach.Link;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.Proxies;
import io.flypg.postgres.reach.ProxyRoute;
import io.flypg.postgres.reach.SqlRoute;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * The way to the PostgreSQL of one machine, whichever works.
 *
 * @param credentials the operator's, read when a way needs them
 */
record NodeRoute(String machine, Ways ways, Supplier<Credentials> credentials, Proxies proxies, ExecRoute guest)
        implements SqlRoute {
    @Override
    public Link open(NodeAddress node, String database) throws SQLException {
        List<Way> named = proxies.isEmpty() ? List.of() : List.of(Way.PROXY);
        return ways.first(machine, named, way -> switch (way) {
            case PROXY -> new ProxyRoute(proxies, machine, credentials.get()).open(node, database);
            case DIRECT -> new DirectRoute(credentials.get()).open(node, database);
            case EXEC -> guest.open(node, database);
        });
    }

    @Override
    public Limits limits() {
        return Limits.STANDARD;
    }
}
