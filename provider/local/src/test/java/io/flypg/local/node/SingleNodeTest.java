package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.local.node.LocalCluster.TestNode;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SingleNodeTest {
    private static final LocalCluster CLUSTER = new LocalCluster();
    private static TestNode node;

    @BeforeAll
    static void boot() {
        node = CLUSTER.started(1, "primary");
    }

    @AfterAll
    static void clear() throws Exception {
        CLUSTER.close();
    }

    @Test
    void the_first_node_founds_the_cluster() {
        assertThat(CLUSTER.store()).containsEntry("INITIALIZED", "true");
        assertThat(node.sql("repmgr")
                        .ask("SELECT node_name || type || active || location || priority FROM repmgr.nodes"))
                .isEqualTo(node.machine() + "primarytrueams100");
        assertThat(node.sql().ask("SELECT string_agg(rolname, ',' ORDER BY rolname) FROM pg_roles WHERE rolsuper"))
                .isEqualTo("flypgadmin,postgres,repmgr");
    }

    @Test
    void the_port_of_the_primary_leads_to_it() {
        assertThat(new Sql(node.address(), 5432, "postgres").ask("SELECT pg_is_in_recovery()"))
                .isEqualTo("f");
    }

    @Test
    void a_password_is_needed_and_stored_as_scram() {
        assertThatThrownBy(() -> node.sql().as("postgres", "wrong").connect())
                .hasMessageContaining("password authentication failed");
        assertThat(node.sql().ask("SELECT count(*) FROM pg_authid WHERE rolpassword LIKE 'SCRAM-SHA-256%'"))
                .isEqualTo("3");
    }

    @Test
    void to_a_node_that_cannot_log_in_to_itself_any_more_no_port_leads() throws SQLException {
        node.sql().run("ALTER ROLE repmgr PASSWORD 'another'");
        try {
            await("port 5432 refuses", () -> Optional.of(1).filter(_ -> !isLedToPrimary()));
            assertThat(node.get("/flycheck/role").status()).isEqualTo(500);
        } finally {
            node.sql().run("ALTER ROLE repmgr PASSWORD 'replicationPw1'");
        }
        await("port 5432 leads to the primary", () -> Optional.of(1).filter(_ -> isLedToPrimary()));
    }

    private static boolean isLedToPrimary() {
        try {
            new Sql(node.address(), 5432, "postgres").connect().close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void the_image_s_settings_follow_memory_and_volume() {
        assertThat(node.sql().ask("SHOW shared_buffers")).isEqualTo("256MB");
        assertThat(node.sql().ask("SHOW max_connections")).isEqualTo("300");
        assertThat(node.sql().ask("SHOW max_wal_size")).isEqualTo("102MB");
        assertThat(node.sql().ask("SHOW shared_preload_libraries")).isEqualTo("repmgr");
    }

    @Test
    void the_checks_pass() {
        assertThat(node.get("/flycheck/pg").status()).isEqualTo(200);
        assertThat(node.get("/flycheck/pg").body())
                .containsPattern("\\[✓] connections: \\d+ used, 3 reserved, 300 max \\([0-9.]+(ms|µs)\\)\n")
                .containsPattern("\\[✓] cluster-locks: No active locks detected \\(.*\\)\n")
                .containsPattern(
                        "\\[✓] disk-capacity: \\d\\.\\d% - readonly mode will be enabled at 90\\.0% \\(.*\\)$");
        assertThat(node.get("/flycheck/vm").status()).isEqualTo(200);
        assertThat(node.get("/flycheck/vm").body()).startsWith("[✓] checkDisk: 1.0 GB (9");
    }

    @Test
    void port_9187_has_the_families_of_the_image_s_exporter() {
        String metrics = node.metrics();
        assertThat(metrics)
                .contains("# TYPE pg_up gauge\npg_up 1\n", "\npg_exporter_last_scrape_error 0\n")
                .containsPattern("\npg_static\\{.*short_version=\"17\\.\\d+\".*} 1\n")
                .contains(
                        "# TYPE pg_stat_database_xact_commit counter\n", "# TYPE pg_stat_database_numbackends gauge\n");
        assertThat(sample(metrics, "pg_settings_max_connections")).isEqualTo("300");
        assertThat(sample(metrics, "pg_settings_shared_buffers_bytes")).isEqualTo(Long.toString(256L << 20));
        assertThat(sample(metrics, "pg_settings_checkpoint_timeout_seconds")).isEqualTo("300");
        assertThat(sample(metrics, "pg_settings_fsync")).isEqualTo("0");
        assertThat(Long.parseLong(sample(metrics, "pg_database_size_bytes", "datname=\"repmgr\"")))
                .isGreaterThan(1L << 20);
        assertThat(sample(metrics, "pg_stat_activity_count", "datname=\"postgres\"", "state=\"active\""))
                .isEqualTo("1");
        for (String other : List.of(
                "pg_locks_count",
                "pg_stat_activity_max_tx_duration",
                "pg_stat_archiver_failed_count",
                "pg_stat_archiver_last_archive_age",
                "pg_stat_bgwriter_buffers_alloc",
                "pg_stat_database_blks_hit",
                "pg_stat_database_deadlocks",
                "pg_stat_database_temp_bytes",
                "pg_stat_database_tup_inserted",
                "pg_stat_database_conflicts_confl_lock")) {
            assertThat(metrics).containsPattern("\n" + other + "\\{");
        }
        assertThat(Http.answer("GET", node.address() + ":9187/other", "").status())
                .isEqualTo(404);
    }

    @Test
    void a_database_that_the_exporter_has_seen_cannot_be_dropped_without_force() throws SQLException {
        node.sql().run("CREATE DATABASE seen");
        node.metrics();
        assertThat(Http.call("DELETE", node.address(), "/commands/databases/delete/seen", "")
                        .body())
                .contains("database \\\"seen\\\" is being accessed by other users (SQLSTATE 55006)");
        node.sql().run("DROP DATABASE seen WITH (FORCE)");
        assertThat(node.metrics()).contains("\npg_up 1\n").doesNotContain("\"seen\"");
    }

    private static String sample(String metrics, String name, String... labels) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") && Stream.of(labels).allMatch(line::contains))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("none");
    }

    @Test
    void the_volume_has_the_names_of_the_real_image() {
        assertThat(node.volume().resolve("postgresql/postgresql.internal.conf")).exists();
        assertThat(node.volume().resolve("postgresql/postgresql.user.conf")).exists();
        assertThat(node.volume().resolve("repmgr.conf")).exists();
        assertThat(node.volume().resolve(".registration")).exists();
        assertThat(Files.exists(node.volume().resolve("zombie.lock"))).isFalse();
    }
}
