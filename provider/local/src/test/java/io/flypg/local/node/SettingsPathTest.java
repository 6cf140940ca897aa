package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.local.node.Http.Answer;
import io.flypg.local.node.LocalCluster.TestNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsPathTest {
    private static final String UPDATE = "/commands/admin/settings/update/postgres";
    private static final String APPLY = "/commands/admin/settings/apply";
    private static final String VIEW = "/commands/admin/settings/view/postgres";

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

    @BeforeEach
    void forgetSettings() {
        CLUSTER.store().put("PGConfig", "{}");
        node.post(APPLY, "");
        CLUSTER.store().remove("PGConfig");
    }

    @Test
    void an_update_is_stored_and_changes_nothing_until_it_is_applied() {
        assertThat(node.post(UPDATE, "{\"work_mem\":\"8MB\"}"))
                .isEqualTo(new Answer(200, "{\"result\":{\"message\":\"Updated\",\"restart_required\":false}}\n"));
        assertThat(CLUSTER.store()).containsEntry("PGConfig", "{\"work_mem\":\"8MB\"}");
        awaitSetting("work_mem", "4MB");

        assertThat(node.post(APPLY, "")).isEqualTo(new Answer(200, ""));
        awaitSetting("work_mem", "8MB");
        assertThat(node.sql().ask("SELECT sourcefile FROM pg_settings WHERE name = 'work_mem'"))
                .endsWith("postgresql.user.conf");
    }

    @Test
    void two_updates_without_an_apply_between_them_lose_the_first() {
        node.post(UPDATE, "{\"work_mem\":\"8MB\"}");
        node.post(UPDATE, "{\"log_statement\":\"ddl\"}");
        assertThat(CLUSTER.store()).containsEntry("PGConfig", "{\"log_statement\":\"ddl\"}");
    }

    @Test
    void a_restart_is_asked_for_only_after_it_has_become_necessary() {
        assertThat(node.post(UPDATE, "{\"max_locks_per_transaction\":\"200\"}").body())
                .contains("\"restart_required\":false");
        node.post(APPLY, "");
        await(
                "pending",
                () -> Optional.of(view("max_locks_per_transaction"))
                        .filter(v -> v.contains("\"pending_restart\":true")));
        assertThat(node.post(UPDATE, "{\"work_mem\":\"8MB\"}").body())
                .isEqualTo(
                        "{\"result\":{\"message\":\"Updated, but settings max_locks_per_transaction need a restart to apply\","
                                + "\"restart_required\":true}}\n");
    }

    @Test
    void a_boot_takes_what_the_store_has() {
        CLUSTER.store().put("PGConfig", "{\"max_connections\":\"200\",\"log_line_prefix\":\"'%m [%p] '\"}");
        node.stop();
        node.start();
        node.awaitRole("primary");
        assertThat(node.sql().ask("SHOW max_connections")).isEqualTo("200");
        assertThat(node.sql().ask("SHOW log_line_prefix")).isEqualTo("%m [%p] ");
    }

    @Test
    void a_wrong_value_kills_the_node_at_its_next_start_until_the_store_is_repaired() {
        assertThat(node.post(UPDATE, "{\"log_statement\":\"bogus\"}").status()).isEqualTo(200);
        node.post(APPLY, "");
        assertThat(node.roleNow()).isEqualTo("primary");
        node.stop();
        node.start();
        assertThat(node.guest().isRunning()).isTrue();
        Answer role = await(
                "the check says why",
                () -> Optional.of(node.get("/flycheck/role"))
                        .filter(answer -> answer.body().contains("invalid value for parameter \"log_statement\"")));
        assertThat(role.status()).isEqualTo(500);
        assertThat(role.body()).startsWith("failed to connect to local node: ");

        CLUSTER.store().put("PGConfig", "{}");
        node.stop();
        node.start();
        node.awaitRole("primary");
    }

    @Test
    void preload_libraries_must_be_extensions_and_keep_repmgr() {
        assertThat(node.post(UPDATE, "{\"shared_preload_libraries\":\"pg_stat_statements\"}")
                        .status())
                .isEqualTo(500);
        assertThat(node.post(UPDATE, "{\"shared_preload_libraries\":\"repmgr,auto_explain\"}"))
                .isEqualTo(new Answer(
                        500, "{\"error\":\"extension auto_explain has not been installed within this image\"}\n"));
        assertThat(node.post(UPDATE, "{\"shared_preload_libraries\":\"repmgr,pg_stat_statements\"}")
                        .status())
                .isEqualTo(200);
        node.stop();
        node.start();
        node.awaitRole("primary");
        assertThat(node.sql().ask("SHOW shared_preload_libraries")).isEqualTo("repmgr,pg_stat_statements");
    }

    @Test
    void what_cannot_be_set_is_refused_with_the_image_s_words() {
        assertThat(node.post(UPDATE, "{\"nope\":\"1\"}"))
                .isEqualTo(new Answer(500, "{\"error\":\"setting nope is not a valid config option\"}\n"));
        assertThat(node.post(UPDATE, "{\"max_connections\":\"9\"}").status()).isEqualTo(500);
        assertThat(node.post(UPDATE, "{\"wal_level\":\"minimal\"}").status()).isEqualTo(500);
        assertThat(node.post(UPDATE, "{\"max_wal_senders\":\"0\"}").status()).isEqualTo(500);
        assertThat(node.post(UPDATE, "not json").status()).isEqualTo(500);
        assertThat(CLUSTER.store()).doesNotContainKey("PGConfig");
    }

    @Test
    void a_number_for_a_setting_with_a_rule_gets_no_answer_at_all() {
        assertThatThrownBy(() -> Http.send("POST", node.address() + ":5500" + UPDATE, "{\"max_connections\":200}"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_value_with_an_equals_sign_is_cut_by_the_next_update() throws IOException {
        node.post(UPDATE, "{\"log_line_prefix\":\"'a=b '\"}");
        node.post(APPLY, "");
        assertThat(Files.readString(node.volume().resolve("postgresql/postgresql.user.conf")))
                .contains("'a=b '");
        node.post(UPDATE, "{\"work_mem\":\"8MB\"}");
        assertThat(CLUSTER.store()).containsEntry("PGConfig", "{\"log_line_prefix\":\"'a\",\"work_mem\":\"8MB\"}");
    }

    @Test
    void a_view_shows_what_is_asked_for_in_that_order() {
        assertThat(view("wal_level"))
                .isEqualTo(
                        "{\"result\":{\"settings\":[{\"name\":\"wal_level\",\"setting\":\"replica\","
                                + "\"vartype\":\"enum\",\"enumvals\":[\"minimal\",\"replica\",\"logical\"],\"context\":\"postmaster\","
                                + "\"short_desc\":\"Sets the level of information written to the WAL.\",\"pending_restart\":false}]}}\n");
        assertThat(view("shared_buffers")).contains("\"setting\":\"32768\"", "\"unit\":\"8kB\"", "\"min_val\":\"16\"");
        assertThat(Http.call("GET", node.address(), VIEW, "[]").body()).isEqualTo("{\"result\":{\"settings\":null}}\n");
        assertThat(Http.call("GET", node.address(), VIEW, "[\"work_mem\",\"nope\"]"))
                .isEqualTo(new Answer(404, "{\"error\":\"no rows in result set\"}\n"));
        assertThat(node.get(VIEW)).isEqualTo(new Answer(500, "{\"error\":\"EOF\"}\n"));
    }

    private String view(String name) {
        return Http.call("GET", node.address(), VIEW, "[\"" + name + "\"]").body();
    }

    private void awaitSetting(String name, String value) {
        await(
                name + " = " + value,
                () -> Optional.of(node.sql().ask("SHOW " + name)).filter(value::equals));
    }
}
