package io.flypg.postgres;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.SqlRoute;

/** The nodes that one route and one login reach. */
public final class Nodes {

    private final SqlRoute route;

    public Nodes(SqlRoute route) {
        this.route = route;
    }

    public Node at(NodeAddress address) {
        return new Node(route, address);
    }
}
