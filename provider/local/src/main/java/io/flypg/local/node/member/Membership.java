package io.flypg.local.node.member;

import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.sql.SQLException;

/** Becoming a member: this node's row among the others. */
public final class Membership {
    private static final String UPSERT = """
            INSERT INTO repmgr.nodes (node_id, upstream_node_id, active, node_name, type, location, priority, conninfo,
                                      repluser, slot_name, config_file)
            VALUES (?, (SELECT node_id FROM repmgr.nodes
                        WHERE type = 'primary' AND active AND node_id <> ? AND ? <> 'primary'),
                    true, ?, ?, ?, ?, ?, 'repmgr', nullif(?, ''), '/data/repmgr.conf')
            ON CONFLICT (node_id) DO UPDATE SET
                upstream_node_id = excluded.upstream_node_id, active = true, node_name = excluded.node_name,
                type = excluded.type, location = excluded.location, priority = excluded.priority,
                conninfo = excluded.conninfo, slot_name = excluded.slot_name""";

    private final Node node;

    public Membership(Node node) {
        this.node = node;
    }

    /** A standby's row is written on the primary. */
    void registerStandby(Session primary) throws SQLException {
        register(primary, "standby");
    }

    /** A witness's row too; it has no slot, and is never promoted. */
    void registerWitness(Session primary) throws SQLException {
        register(primary, "witness");
    }

    void registerPrimary(Session local) throws SQLException {
        register(local, "primary");
    }

    /** The first primary of a cluster: the roles of the image, the database of the members, the first row. */
    void found() throws SQLException, IOException {
        prepare();
        try (Session session = node.members()) {
            registerPrimary(session);
            Events.record(session, node.id(), "cluster_created", "");
        }
        node.neighbourhood().put(node.me().app(), Provisioning.INITIALIZED, "true");
        node.volume().setRegistered();
    }

    /** Makes the roles of the image and the database of the members, on a PostgreSQL that is a copy of no other. */
    void prepare() throws SQLException {
        try (Session session = node.me().open(node.me().operator(), "postgres")) {
            Bootstrap.roles(session, node.me());
            Bootstrap.database(session, node.me());
        }
        try (Session session = node.members()) {
            session.run("CREATE EXTENSION IF NOT EXISTS repmgr");
        }
    }

    /** Takes a member off the books, in a session with the primary. Its slot stays. */
    static void remove(Session primary, int nodeId) throws SQLException {
        primary.together(() -> {
            primary.run("UPDATE repmgr.nodes SET upstream_node_id = NULL WHERE upstream_node_id = ?", nodeId);
            primary.run("DELETE FROM repmgr.nodes WHERE node_id = ?", nodeId);
        });
    }

    private void register(Session session, String type) throws SQLException {
        Identity me = node.me();
        boolean witness = type.equals("witness");
        session.together(() -> {
            session.run(
                    UPSERT,
                    node.id(),
                    node.id(),
                    type,
                    me.machine(),
                    type,
                    me.spec().region(),
                    witness ? 0 : RepmgrFiles.priority(me),
                    RepmgrFiles.conninfo(me),
                    witness ? "" : Slots.name(node.id()));
            Events.record(session, node.id(), type + "_register", "node \"" + me.machine() + "\"");
        });
    }
}
