package io.flypg.engine.knob;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL in a folder of its own, for as long as a test needs it. Start it from a thread that lives as long. */
final class EmbeddedServer implements AutoCloseable {
    /** The newest minors there are embedded binaries of, by major. */
    private static final Map<Integer, String> VERSIONS =
            Map.of(15, "15.19.0", 16, "16.15.0", 17, "17.11.0", 18, "18.6.0");

    /** PostgreSQL refuses to run as root; this is "nobody" wherever there is one. */
    private static final int NOBODY = 65534;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path binaries;
    private final Path folder;
    private final Path data;
    private final String address;
    private final int port;
    private final Thread cleaner = new Thread(this::kill);
    private Process process;

    private EmbeddedServer(int major) throws IOException {
        binaries = Binaries.of(Objects.requireNonNull(VERSIONS.get(major))).resolve("bin");
        folder = Files.createTempDirectory("flypg-knobs-");
        data = Files.createDirectory(folder.resolve("data"));
        if (isRoot()) {
            Folders.give(folder, NOBODY);
        }
        // an address of its own, so that nobody takes the port between here and the start
        address = "127." + part() + "." + part() + "." + part();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            port = free.getLocalPort();
        }
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "--no-sync",
                "--locale=C.UTF-8",
                "-E",
                "UTF8");
        Files.writeString(data.resolve("postgresql.conf"), "fsync = off\n", StandardOpenOption.APPEND);
        process = launch();
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /** Starts one with these lines in its configuration. */
    static EmbeddedServer start(int major, String... lines) {
        try {
            EmbeddedServer server = new EmbeddedServer(major);
            if (lines.length > 0) {
                server.configure(List.of(lines));
                server.restart();
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("starting PostgreSQL " + major, e);
        }
    }

    private static int part() {
        return ThreadLocalRandom.current().nextInt(2, 254);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address + ":" + port + "/postgres", "postgres", "");
    }

    /** Writes a file that is read after PostgreSQL's own, as the image has one for its users. */
    void configure(List<String> lines) throws IOException {
        Path own = data.resolve("postgresql.conf");
        String include = "include_if_exists 'user.conf'\n";
        if (!Files.readString(own).endsWith(include)) {
            Files.writeString(own, Files.readString(own) + include);
        }
        Files.write(data.resolve("user.conf"), lines);
        if (isRoot()) {
            Folders.give(data, NOBODY);
        }
    }

    /** Returns when the file has been read. */
    void reload() throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            String before = loadTime(statement);
            statement.execute("SELECT pg_reload_conf()");
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (loadTime(statement).equals(before)) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("PostgreSQL did not read its files again:\n" + log());
                }
                pause();
            }
        }
    }

    private static String loadTime(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT pg_conf_load_time()")) {
            rows.next();
            return rows.getString(1);
        }
    }

    void restart() throws IOException {
        stop();
        process = launch();
    }

    /** What {@code postgres -C} says to a setting on its command line: the value as the server would show it, or an error. */
    String show(String name, String value) throws IOException {
        return run("postgres", "-D", data.toString(), "-c", name + "=" + value, "-C", name)
                .strip();
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @Override
    public void close() throws IOException {
        stop();
        Runtime.getRuntime().removeShutdownHook(cleaner);
        Folders.delete(folder);
    }

    private Process launch() throws IOException {
        Process started = command(
                        "postgres",
                        "-D",
                        data.toString(),
                        "-c",
                        "listen_addresses=" + address,
                        "-c",
                        "port=" + port,
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "dynamic_shared_memory_type=mmap")
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(started)) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                started.destroyForcibly();
                throw new IOException("PostgreSQL did not start:\n" + log());
            }
            pause();
        }
        return started;
    }

    /** The eighth line of its file says so; the first tells its own file from an old one. */
    private boolean isReady(Process started) throws IOException {
        Path file = data.resolve("postmaster.pid");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.size() >= 8
                && lines.get(0).equals(Long.toString(started.pid()))
                && lines.get(7).startsWith("ready");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for PostgreSQL", e);
        }
    }

    private void stop() throws IOException {
        if (process.isAlive()) {
            run("pg_ctl", "stop", "-D", data.toString(), "-m", "immediate", "-w");
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private String run(String... words) throws IOException {
        Process started = command(words).start();
        String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!started.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || started.exitValue() != 0) {
                throw new IOException(String.join(" ", words) + " failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + words[0], e);
        }
        return output;
    }

    private ProcessBuilder command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        return builder;
    }

    private ProcessBuilder command(String[] words) {
        return command(words[0], List.of(words).subList(1, words.length).toArray(String[]::new));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
