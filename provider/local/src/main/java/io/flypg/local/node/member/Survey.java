package io.flypg.local.node.member;

import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks every member how it is, from one of them. */
public final class Survey {
    private static final String STANDING =
            "SELECT pg_is_in_recovery(), (SELECT timeline_id::text FROM pg_control_checkpoint())";
    private static final String CONNINFO = "SELECT conninfo FROM repmgr.nodes WHERE node_id = ?";
    private static final String UPSTREAM = "SELECT coalesce(upstream_node_id, 0) FROM repmgr.nodes WHERE node_id = ?";
    private static final String ATTACHED =
            "SELECT count(*) FROM pg_stat_replication WHERE application_name = ? AND state = 'streaming'";

    private final Node node;

    public Survey(Node node) {
        this.node = node;
    }

    /** One finding for each member that this node knows. */
    public List<Finding> findings() throws SQLException {
        try (Session local = node.members()) {
            List<Finding> findings = new ArrayList<>();
            for (NodeRow member : NodeRow.all(local)) {
                findings.add(find(local, member));
            }
            return findings;
        }
    }

    private Finding find(Session local, NodeRow member) throws SQLException {
        Optional<NodeRow> upstream = NodeRow.byId(local, Integer.parseInt(local.text(UPSTREAM, member.id())));
        return new Finding(
                member,
                local.text(CONNINFO, member.id()),
                upstream,
                upstream.filter(followed -> member.isWitness() || isAttached(member, followed))
                        .isPresent(),
                standing(member));
    }

    private Optional<Finding.Standing> standing(NodeRow member) {
        try (Session session = node.peers().open(member.name())) {
            return session.first(row -> new Finding.Standing(row.getBoolean(1), row.getString(2)), STANDING);
        } catch (SQLException _) {
            return Optional.empty();
        }
    }

    private boolean isAttached(NodeRow member, NodeRow upstream) {
        try (Session session = node.peers().open(upstream.name())) {
            return !session.text(ATTACHED, member.name()).equals("0");
        } catch (SQLException _) {
            return false;
        }
    }
}
