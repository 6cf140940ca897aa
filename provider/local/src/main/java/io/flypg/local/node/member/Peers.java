package io.flypg.local.node.member;

import io.flypg.local.guest.Neighbourhood;
import io.flypg.local.guest.Neighbourhood.Member;
import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The other nodes of the app, found as the platform's DNS lists them: only started machines. */
public final class Peers {
    private final Identity me;
    private final Neighbourhood neighbourhood;

    public Peers(Identity me, Neighbourhood neighbourhood) {
        this.me = me;
        this.neighbourhood = neighbourhood;
    }

    /** Everyone but this node. */
    public List<Member> others() {
        return neighbourhood.members(me.app()).stream()
                .filter(member -> !member.machine().equals(me.machine()))
                .toList();
    }

    /** Where a machine is, this one included. */
    public Optional<String> address(String machine) {
        if (machine.equals(me.machine())) {
            return Optional.of(me.address());
        }
        return others().stream()
                .filter(member -> member.machine().equals(machine))
                .findFirst()
                .map(Member::address);
    }

    /** A session with the members database of a machine of the app. */
    public Session open(String machine) throws SQLException {
        String address = address(machine)
                .orElseThrow(() -> new SQLException("no started machine answers to " + me.host(machine), "08001"));
        return Session.open(address, Identity.MEMBERS, me.replication(), "repmgr");
    }

    /** The first node of the primary region, other than this one, that holds itself for the active primary. */
    public Optional<Member> primary() {
        return others().stream()
                .filter(member -> member.region().equals(me.primaryRegion()))
                .filter(this::holdsItselfForPrimary)
                .findFirst();
    }

    /** Who is primary according to a machine; empty when it cannot be asked or does not know. */
    public Optional<String> primaryAccordingTo(String machine) {
        try (Session session = open(machine)) {
            return NodeRow.activePrimary(session).map(NodeRow::name);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private boolean holdsItselfForPrimary(Member member) {
        return primaryAccordingTo(member.machine())
                .filter(member.machine()::equals)
                .isPresent();
    }
}
