package io.flypg.postgres.reach;

import java.sql.SQLException;

/**
 * Through whichever port of this computer leads to the node.
 *
 * @param machine the id of its machine
 */
public record ProxyRoute(Proxies proxies, String machine, Credentials operator) implements SqlRoute {

    @Override
    public Link open(NodeAddress node, String database) throws SQLException {
        return proxies.open(machine, database, operator);
    }

    @Override
    public Limits limits() {
        return Limits.STANDARD;
    }
}
