package io.flypg.local.node.member;

import io.flypg.local.node.member.Election.Candidate;
import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a standby watches its primary, and takes its place when it stays away. One that never had a primary waits for it. */
final class Failover {
    /** Six tries to reach the primary, ten seconds apart. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** By this name the others see that a standby watches. */
    private static final String WATCHER = "repmgrd";

    private static final String STANDING = """
            SELECT pg_is_in_recovery(),
                   EXISTS (SELECT FROM pg_stat_wal_receiver WHERE status = 'streaming'),
                   EXISTS (SELECT FROM pg_stat_activity WHERE application_name = ?),
                   coalesce(greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0', 0)""";

    /** Two that elect at the same time could each see something else and each find itself the winner. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Node node;
    private @Nullable Session watching;
    private boolean hadPrimary;
    private @Nullable Instant lostAt;

    Failover(Node node) {
        this.node = node;
    }

    /** Looks at the primary; true when this node has just become it. */
    boolean look(Session local, boolean streaming) throws SQLException {
        hadPrimary |= streaming;
        if (hadPrimary && watching != local) {
            local.run("SET application_name = '" + WATCHER + "'");
            watching = local;
        }
        Optional<NodeRow> lost = streaming || !hadPrimary ? Optional.empty() : unreachablePrimary(local);
        Instant now = node.clock().instant();
        lostAt = lost.isEmpty() ? null : lostAt == null ? now : lostAt;
        if (lost.isEmpty() || lostAt == null || now.isBefore(lostAt.plus(PATIENCE))) {
            return false;
        }
        synchronized (ONE_AT_A_TIME) {
            return elect(local, lost.get());
        }
    }

    private Optional<NodeRow> unreachablePrimary(Session local) throws SQLException {
        return NodeRow.activePrimary(local).filter(primary -> standing(primary).isEmpty());
    }

    private boolean elect(Session local, NodeRow lost) throws SQLException {
        List<NodeRow> members = NodeRow.all(local);
        List<Candidate> visible = new ArrayList<>();
        for (NodeRow member : members) {
            if (member.id() != lost.id()) {
                standing(member).ifPresent(visible::add);
            }
        }
        Optional<NodeRow> winner = new Election(lost, members.size(), visible).winner();
        return winner.filter(row -> row.id() == node.id()).isPresent() && promote(local, lost);
    }

    private boolean promote(Session local, NodeRow lost) throws SQLException {
        try {
            new Promotion(node).run(true);
            Events.record(
                    local, node.id(), "repmgrd_failover_promote", "node " + lost.name() + " failed, promoted this one");
            lostAt = null;
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    private Optional<Candidate> standing(NodeRow member) {
        try (Session session = node.peers().open(member.name())) {
            return session.first(
                    row -> new Candidate(
                            member, row.getBoolean(1), row.getBoolean(2), row.getBoolean(3), row.getLong(4)),
                    STANDING,
                    WATCHER);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
