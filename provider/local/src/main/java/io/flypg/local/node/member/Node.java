package io.flypg.local.node.member;

import io.flypg.local.guest.Neighbourhood;
import io.flypg.local.node.process.Server;
import io.flypg.local.node.settings.BarmanSettings;
import io.flypg.local.node.settings.SettingsStore;
import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One node, put together: what the admin API, the commands and the keeper work on.
 *
 * @param id the node's id among the members
 * @param board where the node says which role it has
 * @param trouble what keeps the node from being a member now, empty when nothing does
 * @param clock by which it is patient: minutes until a failover, hours until what is dead is removed
 */
public record Node(
        Identity me,
        int id,
        NodeVolume volume,
        Peers peers,
        Neighbourhood neighbourhood,
        Server server,
        Proxy proxy,
        RoleBoard board,
        AtomicReference<String> trouble,
        InstantSource clock) {

    /** A session of the members with this node's own database of members. */
    public Session members() throws SQLException {
        return me.open(me.replication(), Identity.MEMBERS);
    }

    /** The settings of the backups, if backups are on. */
    public Optional<BarmanSettings> backups() {
        boolean on =
                !me.spec().environment().getOrDefault("S3_ARCHIVE_CONFIG", "").isEmpty();
        return on
                ? Optional.of(new BarmanSettings(new SettingsStore(neighbourhood, me.app(), SettingsStore.BARMAN)))
                : Optional.empty();
    }

    /** This node's own row, as this node sees it. */
    public NodeRow row(Session session) throws SQLException {
        return NodeRow.byId(session, id).orElseThrow(() -> new SQLException("no rows in result set", "02000"));
    }

    /** The role in the words of the check named role. */
    public String role(Session session) throws SQLException {
        NodeRow row = row(session);
        if (row.isWitness()) {
            return row.type();
        }
        return volume.isZombie() || (row.isPrimary() && !row.active()) ? "zombie" : row.roleWord();
    }

    /** Says on the board which role this node has now. */
    public void publish(Session session) throws SQLException {
        board.publish(me.app(), new RoleBoard.Entry(me.machine(), me.address(), role(session)));
    }

    /** Takes this node off the board, as when its check fails. */
    public void withdraw() {
        board.withdraw(me.app(), me.machine());
    }
}
