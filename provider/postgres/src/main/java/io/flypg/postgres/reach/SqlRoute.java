package io.flypg.postgres.reach;

import java.sql.SQLException;

/** A way to a node's PostgreSQL. */
public interface SqlRoute {

    /**
     * A new way to a database of a node, as the cluster's operator. Unqualified names in it mean
     * {@code pg_catalog} only: whoever owns a database could else put his own functions in front of the system's and have
     * the operator run them.
     */
    Link open(NodeAddress node, String database) throws SQLException;

    Limits limits();
}
