package io.flypg.postgres.state;

import java.util.List;
import java.util.Optional;

/**
 * One node as its PostgreSQL tells it.
 *
 * @param inRecovery it replays another node's log: a standby
 * @param systemIdentifier the same on all nodes of a cluster, and on nothing else
 * @param lsn on a primary how far it has written, on a standby how far it has replayed
 * @param upstream whom a standby follows; absent while nothing is received
 * @param followers standbys that stream from this node
 * @param members the cluster's registrations, on a primary only; empty before the first one
 */
public record NodeState(
        boolean inRecovery,
        ServerVersion version,
        String systemIdentifier,
        Lsn lsn,
        Optional<Upstream> upstream,
        List<Follower> followers,
        List<Slot> slots,
        WriteState writes,
        Settings settings,
        List<Member> members) {

    public NodeState {
        followers = List.copyOf(followers);
        slots = List.copyOf(slots);
        members = List.copyOf(members);
    }

    /** A standby that receives its upstream's log right now. */
    public boolean streams() {
        return upstream.map(Upstream::streaming).orElse(false);
    }

    /** The standby of this name, as this node sees it. */
    public Optional<Follower> follower(String name) {
        return followers.stream()
                .filter(follower -> follower.name().equals(name))
                .findFirst();
    }

    /** The registration of the machine. */
    public Optional<Member> member(String machineId) {
        return members.stream()
                .filter(member -> member.name().equals(machineId))
                .findFirst();
    }
}
