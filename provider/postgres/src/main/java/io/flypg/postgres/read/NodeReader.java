package io.flypg.postgres.read;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.Row;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.sql.Results;
import io.flypg.postgres.sql.Session;
import io.flypg.postgres.state.ConfigFile;
import io.flypg.postgres.state.Follower;
import io.flypg.postgres.state.Lsn;
import io.flypg.postgres.state.Member;
import io.flypg.postgres.state.NodeState;
import io.flypg.postgres.state.Reserved;
import io.flypg.postgres.state.ServerVersion;
import io.flypg.postgres.state.Settings;
import io.flypg.postgres.state.Slot;
import io.flypg.postgres.state.Upstream;
import io.flypg.postgres.state.WriteState;
import java.util.List;
import java.util.Set;

/** Reads a whole node over one connection: one round trip, and a second one for the registrations on a primary. */
public final class NodeReader {

    private static final String DOING = "read the node";

    private static final String LSN =
            "CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END";

    private static final String FACTS = """
            SELECT pg_is_in_recovery(), current_setting('server_version_num')::int,
                   (SELECT system_identifier::text FROM pg_control_system()), coalesce(%s, '0/0')::text,
                   to_regclass('repmgr.nodes') IS NOT NULL,
                   ARRAY(SELECT d.datname::text FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
                          WHERE s.setrole = 0 AND EXISTS (SELECT FROM unnest(s.setconfig) c
                                WHERE c ~* '^default_transaction_read_only=(on|true|yes|1)$'))
            """.formatted(LSN);

    private static final String UPSTREAM =
            "SELECT sender_host, sender_port, slot_name, status FROM pg_stat_wal_receiver";

    private static final String FOLLOWERS = """
            SELECT application_name, coalesce(state, ''), coalesce(pg_wal_lsn_diff(%s, replay_lsn), 0)::bigint
              FROM pg_stat_replication ORDER BY application_name, pid
            """.formatted(LSN);

    private static final String SLOTS = """
            SELECT slot_name::text, slot_type = 'physical', active, coalesce(pg_wal_lsn_diff(%s, restart_lsn), 0)::bigint
              FROM pg_replication_slots ORDER BY slot_name
            """.formatted(LSN);

    private static final String MEMBERS = """
            SELECT node_id, node_name, type, location, active, priority, upstream_node_id, slot_name
              FROM repmgr.nodes ORDER BY node_id
            """;

    private static final List<String> ALL =
            List.of(FACTS, UPSTREAM, FOLLOWERS, SLOTS, SettingsReader.FILES, SettingsReader.LIVE);

    private static final String NO_DATABASE = "3D000";

    private final SqlRoute route;

    public NodeReader(SqlRoute route) {
        this.route = route;
    }

    /**
     * The node as it is now.
     *
     * @param settings names of the settings to read; empty for all of them
     */
    public NodeState read(NodeAddress node, Set<String> settings) {
        try {
            return read(node, Reserved.MEMBERSHIP, settings);
        } catch (PostgresException e) {
            if (e.sqlState().filter(NO_DATABASE::equals).isPresent()) {
                return read(node, Session.MAINTENANCE, settings);
            }
            throw e;
        }
    }

    /** The registrations are in a database of their own, which exists from the first registration on. */
    private NodeState read(NodeAddress node, String database, Set<String> settings) {
        try (Session session = Session.reading(route, node, database, DOING)) {
            Results results = session.results(ALL, settings.isEmpty(), SettingsReader.lowerCase(settings));
            Facts facts = results.next(NodeReader::facts).getFirst();
            List<Upstream> upstream = results.next(NodeReader::upstream);
            List<Follower> followers = results.next(NodeReader::follower);
            List<Slot> slots = results.next(NodeReader::slot);
            Settings read = settings(results);
            boolean registrar = facts.registered() && !facts.inRecovery();
            return new NodeState(
                    facts.inRecovery(),
                    facts.version(),
                    facts.systemIdentifier(),
                    facts.lsn(),
                    upstream.stream().findFirst(),
                    followers,
                    slots,
                    new WriteState(stopped(read), facts.stopped()),
                    read,
                    registrar ? session.query(MEMBERS, NodeReader::member) : List.of());
        }
    }

    /** By the file, not by what runs: stopping that was cut off before the reload is to be seen as well. */
    private static boolean stopped(Settings settings) {
        return settings.in(ConfigFile.AUTO, "default_transaction_read_only")
                .filter(line -> line.value().equals("on"))
                .isPresent();
    }

    /** The files first: looking at them brings the flag for a pending restart up to date. */
    private static Settings settings(Results results) {
        List<SettingsReader.Line> lines = results.next(SettingsReader::line);
        List<SettingsReader.Live> live = results.next(SettingsReader::live);
        return SettingsReader.settings(lines, live);
    }

    private static Facts facts(Row row) {
        Set<String> stopped = row.set(6);
        return new Facts(
                row.flag(1),
                new ServerVersion(row.count(2)),
                row.text(3),
                Lsn.parse(row.text(4)),
                stopped,
                row.flag(5));
    }

    private static Upstream upstream(Row row) {
        return new Upstream(
                row.maybe(1).orElse(""),
                row.maybe(2).map(Integer::valueOf).orElse(0),
                row.maybe(3).orElse(""),
                row.maybe(4).orElse(""));
    }

    private static Follower follower(Row row) {
        return new Follower(row.text(1), row.text(2), Math.max(0, row.number(3)));
    }

    private static Slot slot(Row row) {
        return new Slot(row.text(1), row.flag(2), row.flag(3), Math.max(0, row.number(4)));
    }

    private static Member member(Row row) {
        return new Member(
                row.count(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.flag(5),
                row.count(6),
                row.maybe(7).map(Integer::valueOf),
                row.maybe(8));
    }

    private record Facts(
            boolean inRecovery,
            ServerVersion version,
            String systemIdentifier,
            Lsn lsn,
            Set<String> stopped,
            boolean registered) {}
}
