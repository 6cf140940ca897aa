package io.flypg.postgres.act;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.sql.Session;

/** Changes replication slots of one node. */
public final class Slots {

    private final Target target;

    public Slots(SqlRoute route, NodeAddress node) {
        this.target = new Target(route, node);
    }

    /**
     * Drops a slot, so that the node keeps no log for it any more. One that does not exist is as good as dropped; one that
     * somebody reads from is {@code IN_USE}.
     */
    public void drop(String name) {
        try (Session session = target.open("drop replication slot \"" + name + "\"")) {
            session.query(
                    "SELECT pg_drop_replication_slot(slot_name)::text FROM pg_replication_slots WHERE slot_name = ?",
                    row -> true,
                    name);
        }
    }
}
