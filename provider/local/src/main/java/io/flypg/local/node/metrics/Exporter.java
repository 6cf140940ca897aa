package io.flypg.local.node.metrics;

import static io.flypg.local.node.metrics.Exposition.Type.COUNTER;
import static io.flypg.local.node.metrics.Exposition.Type.GAUGE;
import static io.flypg.local.node.metrics.Exposition.Type.UNTYPED;

import io.flypg.local.node.member.Identity;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.process.Server;
import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the metrics of a node. From the first scrape on it keeps an idle session in every database, as the image's does, so that
 * none can be dropped without force.
 */
final class Exporter implements AutoCloseable {
    private static final String MAIN = "postgres";
    private static final double NANOS = 1e9;

    private final Node node;
    private final Map<String, Session> sessions = new HashMap<>();
    private int scrapes;

    Exporter(Node node) {
        this.node = node;
    }

    /** All metrics as text. A server that does not answer is a metric too. */
    synchronized String scrape() {
        long start = System.nanoTime();
        scrapes++;
        // the server may have been restarted since the last scrape, so sessions that fail are opened anew
        Optional<Exposition> collected = collect().or(this::collect);
        boolean up = collected.isPresent();
        return collected
                .orElseGet(Exposition::new)
                .add("pg_up", GAUGE, Map.of(), up ? 1 : 0)
                .add("pg_exporter_last_scrape_duration_seconds", GAUGE, Map.of(), (System.nanoTime() - start) / NANOS)
                .add("pg_exporter_last_scrape_error", GAUGE, Map.of(), up ? 0 : 1)
                .add("pg_exporter_scrapes_total", COUNTER, Map.of(), scrapes)
                .toString();
    }

    @Override
    public synchronized void close() {
        sessions.values().forEach(Exporter::close);
        sessions.clear();
    }

    private Optional<Exposition> collect() {
        try {
            Session session = session(MAIN);
            Exposition metrics = collect(session);
            keepCompany(session);
            return Optional.of(metrics);
        } catch (SQLException e) {
            close();
            return Optional.empty();
        }
    }

    private Exposition collect(Session session) throws SQLException {
        Exposition metrics = new Exposition();
        String server = node.me().address() + ":" + Server.PORT;
        Map<String, String> version = Map.of(
                "server", server,
                "short_version", session.text("SELECT current_setting('server_version')"),
                "version", session.text("SELECT version()"));
        metrics.add("pg_static", UNTYPED, version, 1);
        SettingMetrics.read(session, server, metrics);
        for (Family family : Families.ALL) {
            family.read(session, server, metrics);
        }
        if (session.text("SELECT pg_is_in_recovery()").equals("f")) {
            Families.SIZES.read(session, server, metrics);
        }
        return metrics;
    }

    private void keepCompany(Session main) throws SQLException {
        List<String> databases = main.all(
                row -> row.getString(1), "SELECT datname FROM pg_database WHERE NOT datistemplate AND datallowconn");
        sessions.entrySet().removeIf(entry -> {
            boolean gone = !databases.contains(entry.getKey());
            if (gone) {
                close(entry.getValue());
            }
            return gone;
        });
        for (String database : databases) {
            session(database);
        }
    }

    private Session session(String database) throws SQLException {
        Session known = sessions.get(database);
        if (known != null) {
            return known;
        }
        Identity me = node.me();
        Session opened = Session.open(me.address(), database, me.admin(), "postgres_exporter");
        sessions.put(database, opened);
        return opened;
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (SQLException _) {
            // it is of no use any more, closed or not
        }
    }
}
