package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.guest.Guest;
import io.flypg.local.node.LocalCluster.TestNode;
import io.flypg.local.node.process.Launcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class LifecycleTest {
    private final LocalCluster cluster = new LocalCluster();

    @AfterEach
    void clear() throws Exception {
        cluster.close();
    }

    @Test
    void rows_are_there_after_a_stop_and_after_a_power_cut() throws SQLException {
        TestNode node = cluster.started(1, "primary");
        node.sql().run("CREATE TABLE t (n int)");
        node.sql().run("INSERT INTO t VALUES (1)");
        stopWithAHangingBackend(node);
        assertThat(processes(node)).isEmpty();
        assertThat(node.guest().isRunning()).isFalse();
        assertThat(node.guest().failure()).isEmpty();

        node.memory(4096).resize(20L << 30);
        node.start();
        node.awaitRole("primary");
        assertThat(node.sql().ask("SHOW shared_buffers")).isEqualTo("1GB");
        assertThat(node.sql().ask("SHOW max_wal_size")).isEqualTo("2GB");
        node.sql().run("INSERT INTO t VALUES (2)");
        node.kill();
        assertThat(processes(node)).isEmpty();

        node.start();
        node.awaitRole("primary");
        assertThat(node.sql().ask("SELECT count(*) FROM t")).isEqualTo("2");
    }

    /** The image cuts the power five seconds after the signal, however long the platform would wait. */
    private static void stopWithAHangingBackend(TestNode node) throws SQLException {
        try (Connection connection = node.sql().connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
            result.next();
            Launcher.signal("STOP", result.getLong(1));
            node.stop(Duration.ofHours(1));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_power_cut_takes_a_busy_backend_with_it() throws SQLException {
        TestNode node = cluster.started(1, "primary");
        try (Connection connection = node.sql().connect();
                Statement statement = connection.createStatement()) {
            Thread busy = Thread.ofVirtual().start(() -> {
                try {
                    statement.execute("SELECT count(*) FROM generate_series(1, 1000000000)");
                } catch (SQLException _) {
                    // the power is cut under it
                }
            });
            await(
                    "busy",
                    () -> Optional.of(
                                    node.sql()
                                            .ask(
                                                    "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%generate_series(1, 1%' AND state = 'active'"))
                            .filter(n -> Integer.parseInt(n) > 1));
            node.kill();
            assertThat(processes(node)).isEmpty();
            assertThat(busy).isNotNull();
        }
        node.start();
        node.awaitRole("primary");
    }

    @Test
    void a_dead_postgres_stays_dead_in_a_live_guest() throws IOException {
        TestNode node = cluster.started(1, "primary");
        long postmaster = Long.parseLong(Files.readAllLines(node.volume().resolve("postgresql/postmaster.pid"))
                .getFirst());
        ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
        await("role fails", () -> Optional.of(node.get("/flycheck/role")).filter(answer -> answer.status() == 500));
        assertThat(node.get("/flycheck/pg").status()).isEqualTo(500);
        assertThat(node.metrics()).contains("pg_up 0\n", "pg_exporter_last_scrape_error 1\n");
        assertThat(node.guest().isRunning()).isTrue();
        node.stop();
        node.start();
        node.awaitRole("primary");
    }

    @Test
    void what_a_killed_platform_left_running_is_ended_by_the_next_boot() throws IOException {
        TestNode node = cluster.started(1, "primary");
        List<Long> before = processes(node);
        TestNode again = cluster.node(1, "ams");
        // the first guest still has the ports, as another process would; its server is what must not be left
        assertThat(again.guest().failure()).isEmpty();
        again.guest().start();
        assertThat(again.guest().failure().orElseThrow()).contains("Port 5432 on " + node.address());
        assertThat(processes(node)).doesNotContainAnyElementsOf(before);
    }

    @Test
    void a_taken_port_is_explained() throws IOException {
        TestNode node = cluster.node(1, "ams");
        try (ServerSocket _ = new ServerSocket(5432, 1, InetAddress.getByName(node.address()))) {
            node.guest().start();
            assertThat(node.guest().isRunning()).isFalse();
            assertThat(node.guest().failure().orElseThrow())
                    .contains("Port 5432 on " + node.address(), "0.0.0.0:5432", "stop it");
        }
    }

    @Test
    void a_machine_that_lacks_secrets_says_which() {
        Guest guest = cluster.node(1, "ams")
                .without("SU_PASSWORD")
                .without("FLY_CONSUL_URL")
                .guest();
        guest.start();
        assertThat(guest.isRunning()).isFalse();
        assertThat(guest.failure().orElseThrow())
                .contains("SU_PASSWORD, FLY_CONSUL_URL")
                .doesNotContain("operatorPw1");
    }

    @Test
    void the_first_node_must_be_in_the_primary_region() {
        TestNode node = cluster.node(1, "lax");
        node.start();
        await(
                "says so",
                () -> Optional.of(node.get("/flycheck/role").body())
                        .filter(body -> body.contains(
                                "unable to configure as the primary. expected region: \"ams\", got: \"lax\"")));
        assertThat(cluster.store()).doesNotContainKey("INITIALIZED");
    }

    @Test
    void a_first_boot_that_was_cut_off_is_gone_on_with() throws IOException {
        TestNode elsewhere = cluster.node(1, "lax");
        Files.createDirectories(elsewhere.volume().resolve("postgresql.unfinished/base"));
        elsewhere.start();
        await(
                "initialised, not founded",
                () -> Optional.of(elsewhere.volume().resolve("postgresql")).filter(Files::exists));
        elsewhere.kill();

        TestNode node = cluster.started(1, "primary");
        assertThat(cluster.store()).containsEntry("INITIALIZED", "true");
        Files.delete(node.volume().resolve(".registration"));
        node.kill();
        node.start();
        node.awaitRole("primary");
    }

    @Test
    void an_empty_volume_in_a_cluster_without_a_primary_waits_for_one() {
        cluster.store().put("INITIALIZED", "true");
        TestNode node = cluster.node(1, "ams");
        node.start();
        assertThat(node.guest().isRunning()).isTrue();
        await(
                "says so",
                () -> Optional.of(node.get("/flycheck/role").body())
                        .filter(body -> body.contains("unable to resolve cloneable member")));
        node.stop();
        assertThat(processes(node)).isEmpty();
    }

    @Test
    void a_changed_password_breaks_whatever_logs_in_with_it() {
        TestNode node = cluster.started(1, "primary");
        node.stop();
        node.with("OPERATOR_PASSWORD", "another");
        node.start();
        node.awaitRole("primary");
        assertThat(node.get("/flycheck/pg").status()).isEqualTo(200);
        assertThat(node.get("/commands/users/list").body()).contains("SQLSTATE 28P01");

        node.stop();
        node.with("OPERATOR_PASSWORD", LocalCluster.PASSWORD).with("SU_PASSWORD", "another");
        node.start();
        node.awaitRole("primary");
        assertThat(node.get("/flycheck/pg").status()).isEqualTo(500);
        assertThat(node.get("/flycheck/pg").body())
                .startsWith("failed to connect with local node: FATAL: password authentication failed");
        assertThat(node.metrics()).contains("pg_up 0\n");
    }

    @Test
    void nothing_is_written_while_the_guest_is_held_still() throws SQLException {
        TestNode node = cluster.started(1, "primary");
        node.sql().run("CREATE TABLE t (n int)");
        node.guest()
                .whileStill(() -> assertThat(processes(node))
                        .allSatisfy(pid -> assertThat(state(pid)).isEqualTo("T")));
        node.sql().run("INSERT INTO t VALUES (1)");
    }

    @Test
    void commands_in_the_guest_answer_as_those_of_the_image() {
        TestNode node = cluster.started(1, "primary");
        assertThat(exec(node, "barman check").exitCode()).isEqualTo(127);
        assertThat(exec(node, "pg_unregister c2hvcnQ="))
                .isEqualTo(new ExecResult(
                        1, "{\"success\":false,\"message\":\"invalid machine id: short\",\"data\":\"\"}\n", ""));
        assertThat(exec(node, "printenv PRIMARY_REGION")).isEqualTo(new ExecResult(0, "ams\n", ""));
        assertThat(exec(node, "printenv NOBODY").exitCode()).isEqualTo(1);
        assertThat(exec(node, "restart-haproxy").exitCode()).isZero();
        assertThat(exec(
                                node,
                                "gosu postgres repmgr -f /data/repmgr.conf cluster event --event=primary_register --compact")
                        .stdout())
                .matches(" Node ID +\\| Name +\\| Event +\\| OK \\| Timestamp\n-+(\\+-+){4}\n" + " \\d+ +\\| "
                        + node.machine() + " \\| primary_register \\| t  \\| [0-9: -]{19}\n");
        assertThat(exec(node, "repmgr -f /data/repmgr.conf cluster event --limit 1")
                        .stdout()
                        .lines())
                .hasSize(3)
                .element(2)
                .asString()
                .contains("cluster_created");
        assertThat(exec(node, "repmgr -f /data/repmgr.conf cluster event --limit x")
                        .exitCode())
                .isEqualTo(8);
        assertThat(exec(node, "flexctl backup list")).isEqualTo(new ExecResult(1, "", "backups are not enabled\n"));
    }

    @Test
    void settings_of_backups_exist_where_backups_are_on() {
        TestNode node = cluster.node(1, "ams").with("S3_ARCHIVE_CONFIG", "https://key:secret@s3.example/bucket/orders");
        node.start();
        String path = "/commands/admin/settings/%s/barman";
        assertThat(node.get(path.formatted("view")).body())
                .isEqualTo("{\"result\":{\"archive_timeout\":\"60s\",\"full_backup_frequency\":\"24h\","
                        + "\"minimum_redundancy\":\"3\",\"recovery_window\":\"7d\"}}\n");
        assertThat(node.post(path.formatted("update"), "{\"full_backup_frequency\":\"30m\"}")
                        .status())
                .isEqualTo(500);
        assertThat(node.post(path.formatted("update"), "{\"retention\":\"7d\"}").body())
                .isEqualTo("{\"error\":\"invalid key: retention\"}\n");
        assertThat(node.post(path.formatted("update"), "{\"recovery_window\":\"2w\"}")
                        .body())
                .isEqualTo("{\"result\":{\"message\":\"Updated\",\"restart_required\":true}}\n");
        assertThat(exec(node, "flexctl backup config update --full-backup-frequency 1h30m --minimum-redundancy=0")
                        .exitCode())
                .isZero();
        assertThat(exec(node, "flexctl backup config show").stdout()).isEqualTo("""
                          ArchiveTimeout = 60s
                          RecoveryWindow = 2w
                          FullBackupFrequency = 1h30m
                          MinimumRedundancy = 0
                        """);
        assertThat(cluster.store().get("BarmanConfig")).contains("\"recovery_window\":\"2w\"");
        assertThat(exec(node, "flexctl backup list --json").stdout()).isEqualTo("{\"backups_list\":[]}\n");
        assertThat(exec(node, "flexctl backup create").exitCode()).isEqualTo(1);
    }

    private static ExecResult exec(TestNode node, String command) {
        return node.guest().exec(List.of(command.split(" ")));
    }

    private static List<Long> processes(TestNode node) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::parseLong)
                    .filter(pid -> worksIn(pid, node.volume()))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).startsWith(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static String state(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
