package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.guest.Guest;
import io.flypg.local.node.LocalCluster.TestNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
        node.stop();
        assertThat(processes(node)).isEmpty();
        assertThat(node.guest().isRunning()).isFalse();
        assertThat(node.guest().failure()).isEmpty();

        node.start();
        node.awaitRole("primary");
        node.sql().run("INSERT INTO t VALUES (2)");
        node.kill();
        assertThat(processes(node)).isEmpty();

        node.start();
        node.awaitRole("primary");
        assertThat(node.sql().ask("SELECT count(*) FROM t")).isEqualTo("2");
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
    void a_changed_operator_password_leaves_the_role_green_and_breaks_the_api() {
        TestNode node = cluster.started(1, "primary");
        node.stop();
        node.with("OPERATOR_PASSWORD", "another");
        node.start();
        node.awaitRole("primary");
        assertThat(node.get("/flycheck/pg").status()).isEqualTo(200);
        assertThat(node.get("/commands/users/list").body()).contains("SQLSTATE 28P01");
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
    void a_command_that_the_guest_lacks_is_127() {
        TestNode node = cluster.started(1, "primary");
        assertThat(node.guest().exec(List.of("barman", "check")).exitCode()).isEqualTo(127);
        assertThat(node.guest().exec(List.of("pg_unregister", "c2hvcnQ=")).stdout())
                .isEqualTo("{\"success\":false,\"message\":\"invalid machine id: short\",\"data\":\"\"}\n");
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
