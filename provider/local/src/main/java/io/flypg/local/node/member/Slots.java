package io.flypg.local.node.member;

import io.flypg.local.node.sql.Session;
import java.sql.SQLException;

/** Replication slots: what makes a primary keep the WAL that a member has not read yet. */
final class Slots {
    private static final String EXISTS = "SELECT count(*) FROM pg_replication_slots WHERE slot_name = ?";
    private static final String DROP =
            "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ? AND NOT active";

    private Slots() {}

    static String name(int nodeId) {
        return "repmgr_slot_" + nodeId;
    }

    /** Makes a member's slot if it is not there. */
    static void create(Session session, int nodeId) throws SQLException {
        if (!exists(session, nodeId)) {
            session.run("SELECT pg_create_physical_replication_slot(?, true)", name(nodeId));
        }
    }

    static boolean exists(Session session, int nodeId) throws SQLException {
        return !session.text(EXISTS, name(nodeId)).equals("0");
    }

    /** Drops a slot unless it is in use. */
    static void dropIfIdle(Session session, String name) throws SQLException {
        session.run(DROP, name);
    }
}
