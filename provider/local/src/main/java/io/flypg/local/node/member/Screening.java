package io.flypg.local.node.member;

import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** How a node that holds itself for the primary finds out whether it may, and what it does when not. */
public final class Screening {
    private final Node node;
    private final Writes writes;

    public Screening(Node node) {
        this.node = node;
        this.writes = new Writes(node);
    }

    /** Asks every voter: the standbys of the primary region. */
    public Verdict judge() throws SQLException {
        List<String> voters;
        try (Session session = node.members()) {
            voters = NodeRow.all(session).stream()
                    .filter(row ->
                            row.id() != node.id() && row.votesIn(node.me().primaryRegion()))
                    .map(NodeRow::name)
                    .toList();
        }
        List<Optional<String>> answers =
                voters.stream().map(node.peers()::primaryAccordingTo).toList();
        return Verdict.of(node.me().machine(), answers);
    }

    /** Judges a node that is up, and acts on it. */
    public Verdict screen() throws SQLException, IOException {
        Verdict verdict = judge();
        act(verdict);
        return verdict;
    }

    /** Puts a fence up, or takes it down with the writes back on. */
    void act(Verdict verdict) throws SQLException, IOException {
        if (!(verdict instanceof Verdict.TruePrimary)) {
            quarantine(verdict);
        } else if (node.volume().isZombie()) {
            node.volume().clearZombieLock();
            writes.broadcast(true);
        }
    }

    /** Puts up the fence, so that no proxy leads here any more. */
    public void quarantine(Verdict verdict) throws SQLException, IOException {
        String host =
                verdict instanceof Verdict.Zombie(String primary) ? node.me().host(primary) : "";
        boolean known = node.volume().zombieLock().filter(host::equals).isPresent();
        if (!known) {
            node.volume().setZombieLock(host);
            writes.broadcast(false);
        }
    }
}
