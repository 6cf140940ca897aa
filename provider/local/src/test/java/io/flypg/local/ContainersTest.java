package io.flypg.local;

import static io.flypg.local.PlatformTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import io.flypg.local.node.container.Containers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;

/** A cluster whose nodes are containers, seen by the platform's API, by the engine, and by an app in the same network. */
@Tag("slow")
class ContainersTest {
    private static final String PROMOTE = "gosu postgres repmgr standby promote --siblings-follow -f /data/repmgr.conf";

    @TempDir
    Path parent;

    private DockerClient engine;
    private LocalPlatform platform;
    private PostgresApp app;

    @BeforeEach
    void start() throws Exception {
        engine = Engine.require();
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(parent.resolve("link"), Files.createDirectory(parent.resolve("real")));
        boot();
        app = PostgresApp.create(Api.of(platform), "pg1");
    }

    private void boot() {
        var options = LocalOptions.in(parent.resolve("link/local"), Containers.guests());
        platform = LocalPlatform.start(options.withCheckInterval(Duration.ofMillis(500)));
    }

    @AfterEach
    void stop() {
        if (platform != null) {
            platform.close();
            List<String> label = List.of("io.flypg.volumes=" + parent.resolve("link/local/volumes"));
            assertThat(engine.listContainersCmd()
                            .withShowAll(true)
                            .withLabelFilter(label)
                            .exec())
                    .isEmpty();
        }
    }

    @Test
    void a_machine_is_a_container_of_its_own() throws Exception {
        String machine = app.machine();
        eventually(() -> app.role(machine).equals("primary"));
        InspectContainerResponse container = inspect(machine);
        assertThat(container.getHostConfig().getMemory()).isEqualTo(512L << 20);
        assertThat(app.ask(machine, "SELECT version()")).startsWith("PostgreSQL 17.11");
        assertThat(app.ask(machine, "SELECT host(inet_server_addr())"))
                .isEqualTo(network(container).getIpAddress());
        assertThat(app.exec(machine, "psql -U postgres -p 5433 -Atc 'SELECT current_user'")
                        .stdout())
                .isEqualTo("postgres\n");
        assertThat(app.exec(machine, "curl -s http://localhost:5500/flycheck/role")
                        .stdout())
                .isEqualTo("primary");
        assertThat(app.exec(machine, "printenv FLY_APP_NAME").stdout()).isEqualTo("pg1\n");
        assertThat(app.exec(machine, "no-such-program").exitCode()).isEqualTo(127);
        runOutOfMemory(machine);
        runOutOfDisk(machine);

        platform.close();
        boot();
        app = new PostgresApp(Api.of(platform), "pg1");
        eventually(() -> app.role(machine).equals("primary"));
        assertThat(app.ask(machine, "SELECT n FROM kept")).isEqualTo("42");
    }

    /** The kernel ends the process that took too much, the server starts over, and the machine never was down. */
    private void runOutOfMemory(String machine) {
        app.ask(machine, "SELECT length(string_agg(repeat('x', 1000), '')) FROM generate_series(1, 900000)");
        assertThat(app.exec(machine, "grep -c 'terminated by signal 9: Killed' /data/postgresql.log")
                        .stdout())
                .isEqualTo("1\n");
        eventually(() -> app.ask(machine, "SELECT 'again'").equals("again"));
        assertThat(app.state(machine)).isEqualTo("started");
        eventually(() -> app.role(machine).equals("primary"));
    }

    /** The server dies when its log finds no room, and stays down until the volume is larger; what was committed is there again. */
    private void runOutOfDisk(String machine) throws Exception {
        app.run(machine, "CREATE TABLE kept AS SELECT 42 AS n");
        if (!System.getProperty("user.name").equals("root")) {
            return; // only root can give a volume a disk of its own
        }
        app.exec(machine, "su postgres -c 'fallocate -l 900m /data/ballast'");
        eventually(() -> {
            app.ask(
                    machine,
                    "SELECT count(pg_logical_emit_message(false, 'fill', repeat('x', 1000000)))"
                            + " FROM generate_series(1, 40)");
            return app.check(machine, "role").path("output").asText().contains("PostgreSQL is down");
        });
        assertThat(app.exec(machine, "grep 'No space left on device' /data/postgresql.log")
                        .exitCode())
                .isZero();
        assertThat(app.state(machine)).isEqualTo("started");

        app.extend(machine, 2);
        app.restart(machine);
        eventually(() -> app.role(machine).equals("primary"));
        assertThat(app.ask(machine, "SELECT n FROM kept")).isEqualTo("42");
    }

    @Test
    void three_nodes_stream_and_a_standby_takes_over_from_a_killed_container() throws Exception {
        List<String> machines = app.cluster();
        String first = machines.getFirst();
        String second = machines.get(1);
        app.run(first, "CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
        eventually(() -> app.ask(second, "SELECT count(*) FROM t").equals("1000"));
        assertThat(askAsNeighbour(second, "SELECT pg_is_in_recovery()")).isEqualTo("t");

        cutOff(machines.getLast(), first);
        engine.killContainerCmd(name(first)).exec();
        eventually(() -> app.state(first).equals("stopped"));
        assertThat(app.exitEvent(first).path("exit_code").asInt()).isEqualTo(137);
        assertThat(app.exec(second, PROMOTE).exitCode()).isZero();
        eventually(() -> app.role(second).equals("primary"));
        eventually(() -> app.ask(second, "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'")
                .equals("1"));
        app.run(second, "INSERT INTO t VALUES (1001)");

        app.start(first);
        eventually(() -> app.role(first).equals("replica"));
        eventually(() -> app.ask(first, "SELECT count(*) FROM t").equals("1001"));
    }

    /** A standby without a network: nobody reaches it but through its guest, and it goes on once the network is back. */
    private void cutOff(String standby, String primary) {
        String streaming = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'";
        eventually(() -> app.ask(primary, streaming).equals("2"));
        String fault = app.cutOff(standby);
        eventually(() -> app.role(standby).isEmpty());
        assertThat(app.exec(standby, "psql -U postgres -p 5433 -Atc 'SELECT pg_is_in_recovery()'")
                        .stdout())
                .isEqualTo("t\n");
        app.mend(fault);
        eventually(() -> app.role(standby).equals("replica"));
        eventually(() -> app.ask(primary, streaming).equals("2"));
    }

    private String network(String machine) {
        return Objects.requireNonNull(inspect(machine).getHostConfig().getNetworkMode());
    }

    /** Asks as an app of the organization would: from a container beside the nodes, by the node's name. */
    private String askAsNeighbour(String machine, String query) {
        String image = Objects.requireNonNull(inspect(machine).getConfig().getImage());
        String url = "postgres://postgres:op@" + machine + ".vm.pg1.internal:5433/postgres?sslmode=disable";
        try (var neighbour =
                new GenericContainer<>(image).withNetworkMode(network(machine)).withCommand("sleep", "600")) {
            neighbour.start();
            return neighbour
                    .execInContainer("psql", url, "-Atc", query)
                    .getStdout()
                    .strip();
        } catch (Exception e) {
            throw new AssertionError(query, e);
        }
    }

    private InspectContainerResponse inspect(String machine) {
        return engine.inspectContainerCmd(name(machine)).exec();
    }

    private static ContainerNetwork network(InspectContainerResponse container) {
        return container.getNetworkSettings().getNetworks().values().iterator().next();
    }

    private static String name(String machine) {
        return "flypg-" + machine;
    }
}
