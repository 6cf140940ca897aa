package io.flypg.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.postgres.server.Server;
import io.flypg.postgres.state.ConfigFile;
import io.flypg.postgres.state.FileSetting;
import io.flypg.postgres.state.NodeState;
import io.flypg.postgres.state.Setting;
import io.flypg.postgres.state.SettingContext;
import io.flypg.postgres.state.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where settings come from, and which of them wait. */
class SettingsTest {

    private static final Server SERVER = Server.create();

    private final Node node = SERVER.node();

    @AfterEach
    void as_it_was() throws IOException {
        store("");
        node.configuration().resetSystem(List.of("work_mem", "max_connections"));
        node.configuration().reload();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_setting_tells_its_value_in_its_unit_and_the_file_it_stands_in() throws IOException {
        store("work_mem = 8MB\nlog_line_prefix = '%m [%p] '\n");
        node.configuration().reload();

        Settings settings = node.state().settings();
        assertThat(settings.find("work_mem"))
                .contains(new Setting(
                        "work_mem",
                        "8192",
                        Optional.of("kB"),
                        SettingContext.USER,
                        "configuration file",
                        Optional.of(ConfigFile.USER),
                        false,
                        "4096"));
        assertThat(setting(settings, "shared_buffers").value()).isEqualTo("2048");
        assertThat(setting(settings, "shared_buffers").file()).contains(ConfigFile.INTERNAL);
        assertThat(setting(settings, "port").source()).isEqualTo("command line");
        assertThat(setting(settings, "random_page_cost").source()).isEqualTo("default");
        assertThat(settings.in(ConfigFile.USER))
                .containsExactly(
                        new FileSetting(ConfigFile.USER, "work_mem", "8MB", true, Optional.empty()),
                        new FileSetting(ConfigFile.USER, "log_line_prefix", "%m [%p] ", true, Optional.empty()));
        assertThat(settings.live().size()).isGreaterThan(300);
    }

    @Test
    void nothing_that_holds_for_our_own_session_only_is_taken_for_the_nodes() throws IOException {
        store("timezone = 'Europe/Amsterdam'\nstatement_timeout = 30s\n");
        node.configuration().reload();
        SERVER.sql("postgres", "ALTER ROLE postgres SET work_mem = '64MB'");
        SERVER.sql("postgres", "ALTER ROLE postgres SET statement_timeout = '10s'");
        try {
            Settings settings = node.state().settings();

            assertThat(setting(settings, "timezone").value()).isEqualTo("Europe/Amsterdam");
            assertThat(setting(settings, "work_mem").value()).isEqualTo("4096");
            assertThat(setting(settings, "work_mem").source()).isEqualTo("default");
            assertThat(setting(settings, "statement_timeout").value()).isEqualTo("30000");
            assertThat(setting(settings, "statement_timeout").file()).contains(ConfigFile.USER);
            assertThat(setting(settings, "search_path").value()).isEqualTo("\"$user\", public");
            assertThat(setting(settings, "application_name").value()).isEmpty();
            assertThat(setting(settings, "extra_float_digits").value()).isEqualTo("1");
        } finally {
            SERVER.sql("postgres", "ALTER ROLE postgres RESET ALL");
        }
    }

    @Test
    void a_setting_that_waits_for_a_restart_is_pending_and_no_error() throws IOException {
        store("max_connections = 70\n");
        node.configuration().reload();

        NodeState waiting = node.state(Set.of("max_connections"));
        assertThat(setting(waiting.settings(), "max_connections").value()).isEqualTo("60");
        assertThat(setting(waiting.settings(), "max_connections").pendingRestart())
                .isTrue();
        assertThat(setting(waiting.settings(), "max_connections").takesRestart())
                .isTrue();
        assertThat(waiting.settings().errors()).isEmpty();

        SERVER.restart();

        assertThat(setting(node.state().settings(), "max_connections").value()).isEqualTo("70");
        assertThat(setting(node.state().settings(), "max_connections").pendingRestart())
                .isFalse();
        store("");
        SERVER.restart();
    }

    @Test
    void a_restart_that_waits_is_no_error_either_when_other_settings_are_asked_for() throws IOException {
        store("Max_Connections = 70\n");

        Settings settings = node.state(Set.of("work_mem")).settings();
        assertThat(settings.errors()).isEmpty();
        assertThat(settings.live()).containsOnlyKeys("work_mem");
    }

    @Test
    void a_line_that_would_keep_the_server_from_starting_is_an_error() throws IOException {
        store("log_statement = bogus\nwork_mem = 9MB\n");

        node.configuration().reload();

        Settings settings = node.state(Set.of("work_mem")).settings();
        assertThat(settings.errors()).extracting(FileSetting::name).containsExactly("log_statement");
        assertThat(settings.errors().getFirst().file()).isEqualTo(ConfigFile.USER);
        assertThat(setting(settings, "work_mem").value()).isEqualTo("9216");
    }

    @Test
    void a_file_that_cannot_be_read_is_an_error_without_a_name() throws IOException {
        store("log_line_prefix = %m [%p]\n");

        Settings settings = node.state(Set.of("work_mem")).settings();
        assertThat(settings.errors()).extracting(FileSetting::name).containsExactly("");
        assertThat(settings.errors().getFirst().error()).contains("syntax error");
    }

    @Test
    void what_alter_system_set_is_taken_back_by_name() {
        SERVER.sql("postgres", "ALTER SYSTEM SET work_mem = '16MB'");
        SERVER.sql("postgres", "ALTER SYSTEM SET log_statement = 'ddl'");
        node.configuration().reload();
        assertThat(setting(node.state().settings(), "work_mem").file()).contains(ConfigFile.AUTO);

        for (int i = 0; i < 2; i++) {
            node.configuration().resetSystem(List.of("work_mem"));
            node.configuration().reload();
        }

        Settings settings = node.state().settings();
        assertThat(setting(settings, "work_mem").source()).isEqualTo("default");
        assertThat(settings.in(ConfigFile.AUTO, "log_statement").map(FileSetting::value))
                .contains("ddl");
        node.configuration().resetSystem(List.of("log_statement"));
        node.configuration().reload();
    }

    @Test
    void whom_a_node_follows_is_never_taken_back() {
        assertThatThrownBy(() -> node.configuration().resetSystem(List.of("work_mem", "PRIMARY_CONNINFO")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> node.configuration().resetSystem(List.of("recovery_target_time")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_database_that_the_image_made_read_only_is_named() {
        SERVER.sql("postgres", "CREATE DATABASE full_disk");
        SERVER.sql("postgres", "ALTER DATABASE full_disk SET default_transaction_read_only = true");

        assertThat(node.state().writes().stoppedDatabases()).containsExactly("full_disk");
        assertThat(node.state().writes().stopped()).isFalse();
        assertThat(node.contents(Set.of()).database("full_disk").orElseThrow().settings())
                .isEmpty();
        SERVER.sql("postgres", "ALTER DATABASE full_disk SET default_transaction_read_only = false");
        assertThat(node.state().writes().stoppedDatabases()).isEmpty();
        assertThat(node.contents(Set.of()).database("full_disk").orElseThrow().settings())
                .as("what the image leaves when it turns writes on again")
                .isEmpty();
        SERVER.sql("postgres", "DROP DATABASE full_disk");
    }

    @Test
    void a_node_without_registrations_has_no_members() {
        assertThat(node.state().members()).isEmpty();
    }

    private static void store(String lines) throws IOException {
        Files.writeString(SERVER.file("postgresql.user.conf"), lines);
    }

    private static Setting setting(Settings settings, String name) {
        return settings.find(name).orElseThrow();
    }
}
