package io.flypg.local.node.admin;

import io.flypg.local.node.admin.CheckLine.Failing;
import io.flypg.local.node.member.Identity;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.member.NodeRow;
import io.flypg.local.node.member.Writes;
import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The checks that the platform polls. The one named pg has side effects: it turns writes off on a full disk, and on again. */
final class Checks {
    private static final double FULL = 0.90;
    private static final double LEAST_FREE = 0.10;
    private static final double GIGABYTE = 1024.0 * 1024 * 1024;

    private static final String CONNECTIONS = """
            SELECT format('%s used, %s reserved, %s max', (SELECT count(*) FROM pg_stat_activity),
                          current_setting('superuser_reserved_connections'), current_setting('max_connections'))""";

    private final Node node;
    private final Writes writes;

    Checks(Node node) {
        this.node = node;
        this.writes = new Writes(node);
    }

    List<Route> routes() {
        return List.of(
                Route.any("/flycheck/role", _ -> role()),
                Route.any("/flycheck/pg", _ -> pg()),
                Route.any("/flycheck/vm", _ -> vm()));
    }

    private Reply role() {
        try (Session session = node.members()) {
            return named(session);
        } catch (SQLException e) {
            return Reply.text(500, "failed to connect to local node: " + reason(e));
        }
    }

    private Reply named(Session session) {
        try {
            return Reply.text(200, node.role(session));
        } catch (SQLException e) {
            return Reply.text(500, "failed to check role: " + Session.problem(e));
        }
    }

    private Reply pg() {
        try (Session session = node.me().open(node.me().admin(), Identity.MEMBERS)) {
            NodeRow row = node.row(session);
            CheckLine items = new CheckLine().add("connections", () -> session.text(CONNECTIONS));
            if (row.isPrimary()) {
                items.add("cluster-locks", this::locks);
            }
            if (row.isActivePrimary()) {
                items.add("disk-capacity", this::diskCapacity);
            }
            return items.reply();
        } catch (SQLException e) {
            return Reply.text(500, "failed to connect with local node: " + reason(e));
        }
    }

    private String reason(SQLException e) {
        String trouble = node.trouble().get();
        return Session.problem(e) + (trouble.isEmpty() ? "" : " (" + trouble + ")");
    }

    private String locks() throws Failing {
        if (node.volume().isZombie()) {
            throw new Failing("`zombie.lock` detected");
        }
        if (node.volume().hasReadOnlyLock()) {
            throw new Failing("`readonly.lock` detected");
        }
        return "No active locks detected";
    }

    private String diskCapacity() throws IOException, SQLException, Failing {
        double used = node.volume().used();
        if (used > FULL) {
            if (!node.volume().hasReadOnlyLock()) {
                writes.broadcast(false);
            }
            throw new Failing(percent(used) + " - readonly mode enabled, extend your volume to re-enable writes");
        }
        if (node.volume().hasReadOnlyLock() && !node.volume().isZombie()) {
            writes.broadcast(true);
        }
        return percent(used) + " - readonly mode will be enabled at " + percent(FULL);
    }

    /** A machine here has no kernel of its own: its disk is measured, and apart from that it is idle whatever the computer does. */
    private Reply vm() {
        try {
            return new CheckLine()
                    .add("checkDisk", this::freeSpace)
                    .add("checkLoad", () -> "load averages: 0.00 0.00 0.00")
                    .add("memory", () -> "system spent 0s of the last 60s waiting on memory")
                    .add("cpu", () -> "system spent 0s of the last 60s waiting on cpu")
                    .add("io", () -> "system spent 0s of the last 60s waiting on io")
                    .reply();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String freeSpace() throws IOException, Failing {
        double free = 1 - node.volume().used();
        String text = String.format(
                Locale.ROOT,
                "%.1f GB (%s) free space on /data/",
                free * node.volume().bytes() / GIGABYTE,
                percent(free));
        if (free < LEAST_FREE) {
            throw new Failing(text);
        }
        return text;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }
}
