package io.flypg.local.node.member;

import io.flypg.local.node.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happened to the members, in the words of repmgr. It is written on the primary and reaches the others with everything else. */
public final class Events {
    private static final String INSERT =
            "INSERT INTO repmgr.events (node_id, event, successful, details) VALUES (?, ?, true, ?)";

    private static final String LATEST = """
            SELECT e.node_id::text, coalesce(n.node_name, ''), e.event, CASE WHEN e.successful THEN 't' ELSE 'f' END,
                   to_char(e.event_timestamp, 'YYYY-MM-DD HH24:MI:SS'), coalesce(e.details, '')
            FROM repmgr.events e LEFT JOIN repmgr.nodes n USING (node_id)
            WHERE ? IN ('', e.event) AND ? IN ('', e.node_id::text) AND ? IN ('', n.node_name)
            ORDER BY e.event_timestamp DESC LIMIT ?""";

    private static final int COLUMNS = 6;

    private Events() {}

    /**
     * The last events, newest first: node id, node name, event, whether it went well, time, details.
     *
     * @param filter what {@code event}, {@code node_id} and {@code node_name} must be; an empty text for any
     */
    public static List<List<String>> latest(Session session, Map<String, String> filter, int limit)
            throws SQLException {
        return session.all(
                Events::read,
                LATEST,
                filter.getOrDefault("event", ""),
                filter.getOrDefault("node_id", ""),
                filter.getOrDefault("node_name", ""),
                limit);
    }

    private static List<String> read(ResultSet row) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= COLUMNS; i++) {
            cells.add(row.getString(i));
        }
        return cells;
    }

    static void record(Session primary, int nodeId, String event, String details) throws SQLException {
        primary.run(INSERT, nodeId, event, details);
    }
}
