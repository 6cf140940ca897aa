package io.flypg.local.node.member;

import io.flypg.local.node.process.Server;
import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Makes the first node of a new cluster out of a volume that belonged to another one: a fork, or what was restored from a snapshot.
 * The rows stay, and so does the node's id; who the members were and which passwords they had is forgotten.
 */
final class Restore {
    private static final String VARIABLE = "FLY_RESTORED_FROM";
    private static final String LOCK = "restore.lock";
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    /** Nobody but this node itself is let in meanwhile, and it does not know the old password. */
    private static final String ACCESS = "host all postgres 127.0.0.0/8 trust\n";

    private final Node node;

    Restore(Node node) {
        this.node = node;
    }

    /** Whether this boot finds a foreign volume; later boots and other members find what they expect. */
    boolean isDue() {
        return !node.me().spec().environment().getOrDefault(VARIABLE, "").isEmpty()
                && !Provisioning.isInitialised(node)
                && !node.volume().read(LOCK).orElse("").contains(node.me().app());
    }

    /** Cut off anywhere, it is run again from its beginning. */
    void run() throws IOException, InterruptedException, NotYet {
        NodeVolume volume = node.volume();
        volume.forgetMembership();
        if (!Files.exists(volume.data().resolve("pg_hba.conf"))) {
            return;
        }
        volume.write("postgresql/pg_hba.conf", ACCESS);
        volume.remove("postgresql/standby.signal");
        Server server = node.server();
        server.start(node.me().address());
        try {
            if (!server.awaitReady(RECOVERY)) {
                throw new NotYet("failed to start the restored volume: " + server.lastWords());
            }
            makeOwn();
        } catch (SQLException e) {
            throw new NotYet("failed to prepare the restored volume: " + Session.problem(e));
        } finally {
            server.stop(RECOVERY);
        }
        volume.write(LOCK, node.me().app());
    }

    private void makeOwn() throws SQLException {
        try (Session session = node.me().open(node.me().operator(), "postgres")) {
            session.run("DROP DATABASE IF EXISTS " + Identity.MEMBERS);
            Bootstrap.passwords(session, node.me());
        }
    }
}
