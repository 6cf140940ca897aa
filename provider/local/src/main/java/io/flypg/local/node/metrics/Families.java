package io.flypg.local.node.metrics;

import java.util.List;
import java.util.Set;

/** The queries of the image's exporter. The columns differ from major to major, so the views are asked for all they have. */
final class Families {
    /** Of the whole node, on every member. */
    static final List<Family> ALL = List.of(
            new Family(
                    "pg_stat_database",
                    Set.of("datid", "datname"),
                    Set.of("numbackends", "stats_reset"),
                    "SELECT * FROM pg_stat_database WHERE datname IS NOT NULL"),
            new Family(
                    "pg_stat_database_conflicts",
                    Set.of("datid", "datname"),
                    Set.of(),
                    "SELECT * FROM pg_stat_database_conflicts"),
            new Family("pg_locks", Set.of("datname", "mode"), Set.of("count"), """
                    SELECT d.datname, m.mode, count(l.mode) AS count
                    FROM pg_database d
                    CROSS JOIN (VALUES ('accesssharelock'), ('rowsharelock'), ('rowexclusivelock'),
                                       ('shareupdateexclusivelock'), ('sharelock'), ('sharerowexclusivelock'),
                                       ('exclusivelock'), ('accessexclusivelock'), ('sireadlock')) AS m(mode)
                    LEFT JOIN pg_locks l ON l.database = d.oid AND lower(l.mode) = m.mode
                    GROUP BY d.datname, m.mode ORDER BY d.datname, m.mode"""),
            new Family("pg_stat_activity", Set.of("datname", "state"), Set.of("count", "max_tx_duration"), """
                    SELECT d.datname, s.state, count(a.pid) AS count,
                           coalesce(max(extract(epoch FROM now() - a.xact_start)), 0)::float AS max_tx_duration
                    FROM pg_database d
                    CROSS JOIN (VALUES ('active'), ('idle'), ('idle in transaction'), ('idle in transaction (aborted)'),
                                       ('fastpath function call'), ('disabled')) AS s(state)
                    LEFT JOIN pg_stat_activity a ON a.datname = d.datname AND a.state = s.state
                    GROUP BY d.datname, s.state ORDER BY d.datname, s.state"""),
            new Family("pg_stat_archiver", Set.of(), Set.of("last_archive_age"), """
                    SELECT archived_count, failed_count,
                           coalesce(extract(epoch FROM now() - last_archived_time), 0)::float AS last_archive_age
                    FROM pg_stat_archiver"""),
            new Family("pg_stat_bgwriter", Set.of(), Set.of("stats_reset"), "SELECT * FROM pg_stat_bgwriter"),
            new Family(
                    "pg_stat_replication",
                    Set.of("application_name", "client_addr", "state", "slot_name"),
                    Set.of("pg_current_wal_lsn_bytes", "pg_wal_lsn_diff", "reply_time"),
                    """
                    SELECT r.application_name, r.client_addr::text AS client_addr, r.state, s.slot_name, r.reply_time,
                           p.position - '0/0' AS pg_current_wal_lsn_bytes, p.position - r.replay_lsn AS pg_wal_lsn_diff
                    FROM pg_stat_replication r LEFT JOIN pg_replication_slots s ON s.active_pid = r.pid,
                         (SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END)
                         AS p(position)"""));

    /** From the image's own file of queries; a standby does not answer it. */
    static final Family SIZES = new Family(
            "pg_database",
            Set.of("datname"),
            Set.of("size_bytes"),
            "SELECT datname, pg_database_size(datname) AS size_bytes FROM pg_database ORDER BY datname");

    private Families() {}
}
