package io.flypg.local.node.member;

import io.flypg.local.guest.Neighbourhood.Member;
import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.util.Optional;

/** A member that holds no data and votes. It streams from nobody, so it copies the rows of the members. */
final class Witness {
    private static final String ROWS = "SELECT coalesce(json_agg(n), '[]')::text FROM repmgr.nodes n";
    private static final String TAKE =
            "INSERT INTO repmgr.nodes SELECT * FROM json_populate_recordset(NULL::repmgr.nodes, ?::json)";

    private final Node node;
    private final Membership membership;

    Witness(Node node) {
        this.node = node;
        this.membership = new Membership(node);
    }

    /** Becomes one, or does so again. */
    void join() throws SQLException, NotYet {
        membership.prepare();
        Member primary =
                node.peers().primary().orElseThrow(() -> new NotYet("failed to register witness: no primary answers"));
        try (Session session = node.peers().open(primary.machine());
                Session local = node.members()) {
            membership.registerWitness(session);
            copy(session, local);
        }
    }

    /** Learns what has changed among the members; while no primary answers, what was known last stays. */
    void look(Session local) throws SQLException {
        Optional<Member> primary = node.peers().primary();
        if (primary.isPresent()) {
            try (Session session = node.peers().open(primary.get().machine())) {
                copy(session, local);
            }
        }
    }

    private static void copy(Session primary, Session local) throws SQLException {
        String rows = primary.text(ROWS);
        if (!rows.equals(local.text(ROWS))) {
            local.together(() -> {
                local.run("DELETE FROM repmgr.nodes");
                local.run(TAKE, rows);
            });
        }
    }
}
