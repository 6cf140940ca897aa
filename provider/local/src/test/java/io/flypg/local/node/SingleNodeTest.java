package io.flypg.local.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.local.node.LocalCluster.TestNode;
import java.nio.file.Files;
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
        assertThatThrownBy(() -> node.sql().connect("postgres", "wrong"))
                .hasMessageContaining("password authentication failed");
        assertThat(node.sql().ask("SELECT count(*) FROM pg_authid WHERE rolpassword LIKE 'SCRAM-SHA-256%'"))
                .isEqualTo("3");
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
    void the_volume_has_the_names_of_the_real_image() {
        assertThat(node.volume().resolve("postgresql/postgresql.internal.conf")).exists();
        assertThat(node.volume().resolve("postgresql/postgresql.user.conf")).exists();
        assertThat(node.volume().resolve("repmgr.conf")).exists();
        assertThat(node.volume().resolve(".registration")).exists();
        assertThat(Files.exists(node.volume().resolve("zombie.lock"))).isFalse();
    }
}
