package io.flypg.local.node.member;

import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a primary sees to every hour: voters that are dead for long leave the books, slots that nobody uses any more are dropped. */
final class Upkeep {
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration DEAD = Duration.ofHours(24);
    private static final Duration IDLE = Duration.ofHours(12);

    private static final String IDLE_SLOTS =
            "SELECT slot_name FROM pg_replication_slots WHERE slot_name LIKE 'repmgr\\_slot\\_%' AND NOT active";

    private final Node node;
    private final Map<Integer, Instant> lastSeen = new HashMap<>();
    private final Map<String, Instant> idleSince = new HashMap<>();
    private Instant last;

    Upkeep(Node node) {
        this.node = node;
        this.last = node.clock().instant();
    }

    /** Does what is due, in a session with this node, which is the primary. */
    void look(Session primary) throws SQLException {
        Instant now = node.clock().instant();
        if (!now.isBefore(last.plus(EVERY))) {
            last = now;
            removeDeadVoters(primary, now);
            dropIdleSlots(primary, now);
        }
    }

    /** Who was not seen since this node's own start counts as dead for ever: the first look after a restart removes it. */
    private void removeDeadVoters(Session primary, Instant now) throws SQLException {
        for (NodeRow member : NodeRow.all(primary)) {
            if (!member.votesIn(node.me().primaryRegion()) || member.id() == node.id()) {
                continue;
            }
            if (node.peers().primaryAccordingTo(member.name()).isPresent()) {
                lastSeen.put(member.id(), now);
            } else if (lastSeen.getOrDefault(member.id(), Instant.MIN).isBefore(now.minus(DEAD))) {
                Membership.remove(primary, member.id());
            }
        }
    }

    private void dropIdleSlots(Session primary, Instant now) throws SQLException {
        List<String> idle = primary.all(row -> row.getString(1), IDLE_SLOTS);
        idleSince.keySet().retainAll(idle);
        for (String slot : idle) {
            if (idleSince.computeIfAbsent(slot, _ -> now).isBefore(now.minus(IDLE))) {
                Slots.dropIfIdle(primary, slot);
            }
        }
    }
}
