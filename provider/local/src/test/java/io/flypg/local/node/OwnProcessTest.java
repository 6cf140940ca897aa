package io.flypg.local.node;

import static io.flypg.local.node.LocalCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.node.binaries.Binaries;
import io.flypg.local.node.process.Strays;
import io.flypg.local.node.process.Trees;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes whose platform is another process than that of the tests. */
class OwnProcessTest {
    private final String address = new LoopbackBlock().address(1);
    private Path folder;
    private Path cache;

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createTempDirectory("flypg-own-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        cache = Objects.requireNonNull(
                Binaries.standard().home(Binaries.BUNDLED, _ -> {}).getParent());
    }

    @AfterEach
    void clear() throws Exception {
        Strays.kill(folder);
        Trees.delete(folder);
    }

    @Test
    void no_process_outlives_a_killed_platform() throws Exception {
        Process platform = start(List.of());
        awaitPrimary();
        assertThat(servers()).isNotEmpty();
        platform.destroyForcibly().waitFor();
        await("all servers are gone", () -> Optional.of(servers()).filter(List::isEmpty));
    }

    @Test
    void a_node_runs_as_an_ordinary_user_too() throws Exception {
        Process platform = start(ordinaryUser());
        awaitPrimary();
        assertThat(servers().stream().flatMap(pid -> ownerOf(pid).stream()))
                .isNotEmpty()
                .doesNotContain(0);
        platform.getOutputStream().close();
        assertThat(platform.waitFor(20, TimeUnit.SECONDS)).isTrue();
        await("all servers are gone", () -> Optional.of(servers()).filter(List::isEmpty));
    }

    /** Empty for a process that ended since it was listed: servers come and go with their sessions. */
    private static Optional<Object> ownerOf(Object pid) {
        try {
            return Optional.of(Files.getAttribute(Path.of("/proc/" + pid), "unix:uid"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Nothing when the tests themselves run as an ordinary user. */
    private static List<String> ordinaryUser() throws IOException {
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        return root ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--") : List.of();
    }

    private Process start(List<String> as) throws IOException {
        List<String> command = new ArrayList<>(as);
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", readableClassPath(), NodeProgram.class.getName()));
        command.addAll(List.of(cache.toString(), folder.resolve("volume").toString(), address));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    /** Another user may not be able to enter the checkout or the Maven repository, so he gets copies. */
    private String readableClassPath() throws IOException {
        List<String> copies = new ArrayList<>();
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : all.split(File.pathSeparator, -1)) {
            if (entry.matches(
                    ".*(/classes|/test-classes|jackson[^/]*|postgresql-4[^/]*|xz-[^/]*|jspecify[^/]*)/?(\\.jar)?")) {
                Path copy = folder.resolve(
                        "cp" + copies.size() + "-" + Path.of(entry).getFileName());
                copy(Path.of(entry), copy);
                copies.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, copies);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private void awaitPrimary() {
        await("a primary, but " + output(), () -> {
            try {
                new Sql(address, 5432, "postgres").run("SELECT 1");
                return Optional.of(true);
            } catch (SQLException e) {
                return Optional.empty();
            }
        });
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return "no output";
        }
    }

    private List<Long> servers() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(this::isServer)
                .toList();
    }

    private boolean isServer(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).startsWith(folder.resolve("volume"));
        } catch (IOException e) {
            return false;
        }
    }
}
