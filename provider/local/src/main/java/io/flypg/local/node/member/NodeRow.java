package io.flypg.local.node.member;

import io.flypg.local.node.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A member's row in {@code repmgr.nodes}.
 *
 * @param id random, kept on the member's volume
 * @param name the machine's id
 * @param type {@code primary}, {@code standby} or {@code witness}
 * @param priority 0 for one that is never promoted by itself
 */
public record NodeRow(int id, String name, String type, boolean active, String location, int priority) {
    private static final String SELECT =
            "SELECT node_id, node_name, type, active, location, priority FROM repmgr.nodes ";

    public boolean isActivePrimary() {
        return isPrimary() && active;
    }

    public boolean isPrimary() {
        return type.equals("primary");
    }

    /** Whether it is a PostgreSQL of its own, which has nothing of the cluster but its vote. */
    public boolean isWitness() {
        return type.equals("witness");
    }

    /** Whether a primary of that region asks it who the primary is. */
    public boolean votesIn(String primaryRegion) {
        return !isPrimary() && location.equals(primaryRegion);
    }

    /** The role in the words of the admin API, which knows nothing of fences. */
    public String roleWord() {
        return switch (type) {
            case "primary" -> "primary";
            case "standby" -> "replica";
            default -> "unknown";
        };
    }

    /** All members that a node knows. */
    public static List<NodeRow> all(Session session) throws SQLException {
        return session.all(NodeRow::read, SELECT + "ORDER BY node_id");
    }

    public static Optional<NodeRow> byId(Session session, int id) throws SQLException {
        return session.first(NodeRow::read, SELECT + "WHERE node_id = ?", id);
    }

    public static Optional<NodeRow> byName(Session session, String machine) throws SQLException {
        return session.first(NodeRow::read, SELECT + "WHERE node_name = ?", machine);
    }

    /** Who is primary as far as a node knows. */
    public static Optional<NodeRow> activePrimary(Session session) throws SQLException {
        return session.first(NodeRow::read, SELECT + "WHERE type = 'primary' AND active");
    }

    private static NodeRow read(ResultSet row) throws SQLException {
        return new NodeRow(
                row.getInt(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getString(5), row.getInt(6));
    }
}
