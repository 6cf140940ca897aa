package io.flypg.local.node.member;

import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Making this standby the primary. Cut off anywhere, it can be run again. */
public final class Promotion {
    private static final String OTHERS_INACTIVE =
            "UPDATE repmgr.nodes SET active = false WHERE type = 'primary' AND node_id <> ?";
    private static final String ME_PRIMARY =
            "UPDATE repmgr.nodes SET type = 'primary', active = true, upstream_node_id = NULL WHERE node_id = ?";
    private static final String WITNESSES_FOLLOW =
            "UPDATE repmgr.nodes SET upstream_node_id = ? WHERE type = 'witness'";
    private static final String FOLLOWS = "UPDATE repmgr.nodes SET upstream_node_id = ? WHERE node_id = ?";

    private final Node node;

    public Promotion(Node node) {
        this.node = node;
    }

    /**
     * Promotes. The old primary must be down: two at once would take writes that one of them loses.
     *
     * @param siblingsFollow whether the other standbys are told at once
     * @return what was done, in the words of repmgr
     */
    public String run(boolean siblingsFollow) throws SQLException, Refused {
        try (Session session = node.members()) {
            NodeRow me = node.row(session);
            boolean inRecovery = isInRecovery(session);
            if (!inRecovery && me.isActivePrimary()) {
                throw new Refused("STANDBY PROMOTE can only be executed on a standby node");
            }
            requirePrimaryDown(session);
            if (inRecovery) {
                promote(session);
            }
            takeOver(session);
            if (siblingsFollow) {
                siblings(session).forEach(sibling -> follow(session, sibling));
            }
            Events.record(session, node.id(), "standby_promote", "server was successfully promoted to primary");
            node.publish(session);
        }
        return "STANDBY PROMOTE successful: server \"" + node.me().machine() + "\" (ID: " + node.id()
                + ") was successfully promoted to primary";
    }

    /** Tells whether a switchover to this standby could be done now, without doing anything. */
    public String rehearse() throws SQLException, Refused {
        try (Session session = node.members()) {
            if (!isInRecovery(session)) {
                throw new Refused("STANDBY SWITCHOVER can only be executed on a standby node");
            }
            Optional<NodeRow> primary = NodeRow.activePrimary(session);
            if (primary.isEmpty() || !isUp(primary.get())) {
                throw new Refused("unable to connect to current primary node");
            }
        }
        return "prerequisites for executing STANDBY SWITCHOVER are met";
    }

    private void requirePrimaryDown(Session session) throws SQLException, Refused {
        Optional<NodeRow> primary = NodeRow.activePrimary(session).filter(row -> row.id() != node.id());
        if (primary.isPresent() && isUp(primary.get())) {
            throw new Refused("this cluster already has an active primary server: "
                    + primary.get().name());
        }
    }

    private boolean isUp(NodeRow row) {
        try (Session session = node.peers().open(row.name())) {
            return !isInRecovery(session);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void promote(Session session) throws SQLException, Refused {
        if (!session.text("SELECT pg_promote(true, 50)").equals("t")) {
            throw new Refused("STANDBY PROMOTE failed: the server did not leave recovery in time");
        }
    }

    private void takeOver(Session session) throws SQLException {
        session.together(() -> {
            session.run(OTHERS_INACTIVE, node.id());
            session.run(ME_PRIMARY, node.id());
            session.run(WITNESSES_FOLLOW, node.id());
        });
    }

    private List<NodeRow> siblings(Session session) throws SQLException {
        return NodeRow.all(session).stream()
                .filter(row -> !row.isPrimary() && !row.isWitness() && row.id() != node.id())
                .toList();
    }

    // one that does not answer finds the new primary by itself when it is back
    private void follow(Session primary, NodeRow sibling) {
        try (Session standby = node.peers().open(sibling.name())) {
            Slots.create(primary, sibling.id());
            FollowTarget.change(
                    standby, node.me().host(node.me().machine()), node.me().address());
            primary.run(FOLLOWS, node.id(), sibling.id());
            Events.record(primary, sibling.id(), "standby_follow", "standby attached to upstream node " + node.id());
        } catch (SQLException e) {
            node.trouble().set("sibling " + sibling.name() + " does not follow yet: " + Session.problem(e));
        }
    }

    private static boolean isInRecovery(Session session) throws SQLException {
        return session.text("SELECT pg_is_in_recovery()").equals("t");
    }
}
