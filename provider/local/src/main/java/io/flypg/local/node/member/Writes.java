package io.flypg.local.node.member;

import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Turning writes off and on, for a full disk and for a fence. It binds applications, not people who insist. */
public final class Writes {
    private static final String STATEMENTS = """
            SELECT format('ALTER DATABASE %I SET default_transaction_read_only = %s', datname, ?::text)
            FROM pg_database WHERE NOT datistemplate AND datname NOT IN ('postgres', 'repmgr') ORDER BY datname""";

    private final Node node;

    public Writes(Node node) {
        this.node = node;
    }

    public boolean areOff() {
        return node.volume().hasReadOnlyLock() || node.volume().isZombie();
    }

    /** Turns writes off on this node. */
    public void turnOff() throws IOException, SQLException {
        node.volume().setReadOnlyLock();
        alterDatabases("true");
    }

    /** Turns writes on again on this node, if they are off. */
    public void turnOn() throws IOException, SQLException {
        if (node.volume().hasReadOnlyLock()) {
            alterDatabases("false");
            node.volume().clearReadOnlyLock();
        }
    }

    /** Has every node that this one holds for the primary turn writes off or on, and everyone cut the sessions to it. */
    public void broadcast(boolean on) throws IOException, SQLException {
        List<NodeRow> members;
        try (Session session = node.members()) {
            members = NodeRow.all(session);
        }
        for (NodeRow member : members) {
            if (member.isActivePrimary()) {
                turn(member, on);
            }
        }
        members.forEach(this::restartProxy);
    }

    private void turn(NodeRow member, boolean on) throws IOException, SQLException {
        if (member.id() != node.id()) {
            call(member, on ? "readonly/disable" : "readonly/enable");
        } else if (on) {
            turnOn();
        } else {
            turnOff();
        }
    }

    private void restartProxy(NodeRow member) {
        if (member.id() == node.id()) {
            node.proxy().restart();
        } else {
            call(member, "haproxy/restart");
        }
    }

    private void call(NodeRow member, String command) {
        node.peers().address(member.name()).ifPresent(address -> AdminCalls.get(address, "/commands/admin/" + command));
    }

    private void alterDatabases(String readOnly) throws SQLException {
        try (Session members = node.members()) {
            if (!node.row(members).isPrimary()) {
                return;
            }
        }
        try (Session session = node.me().open(node.me().operator(), "postgres")) {
            for (String statement : session.all(row -> row.getString(1), STATEMENTS, readOnly)) {
                session.run(statement);
            }
        }
    }
}
