package io.flypg.postgres.server;

import io.flypg.postgres.Node;
import io.flypg.postgres.Nodes;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.reach.DirectRoute;
import io.flypg.postgres.reach.NodeAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** One real PostgreSQL on a loopback address of its own, with the image's files and passwords. */
public final class Server implements AutoCloseable {

    /** With what breaks naive quoting. */
    public static final Credentials OPERATOR = new Credentials("postgres", "op'er\\ator\"?");

    private final Path folder;
    private final NodeAddress address;
    private Process process;

    private Server(Path folder, NodeAddress address, Process process) {
        this.folder = folder;
        this.address = address;
        this.process = process;
    }

    /** A new cluster of one. */
    public static Server create() {
        try {
            Path folder = newFolder();
            Path password = Files.writeString(folder.resolve("password"), OPERATOR.password());
            Programs.own(folder);
            run(
                    folder,
                    List.of(
                            Binaries.home().resolve("bin/initdb").toString(),
                            "--pgdata=" + data(folder),
                            "--username=postgres",
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C.UTF-8",
                            "--no-sync"));
            Files.writeString(data(folder).resolve("postgresql.conf"), """
                    include 'postgresql.internal.conf'
                    include 'postgresql.user.conf'
                    """, StandardOpenOption.APPEND);
            Files.writeString(data(folder).resolve("postgresql.internal.conf"), """
                    shared_buffers = 16MB
                    max_connections = 60
                    wal_log_hints = true
                    """);
            Files.writeString(data(folder).resolve("postgresql.user.conf"), "");
            Programs.own(data(folder));
            return start(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A standby of this server, streaming from a slot of its own. */
    public Server standby(String name) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            Path copy = newFolder();
            statement.execute("SELECT pg_create_physical_replication_slot('" + name + "', true)");
            statement.execute("SELECT pg_backup_start('clone', true)");
            Folders.copyData(data(folder), data(copy));
            try (ResultSet row = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                row.next();
                Files.writeString(data(copy).resolve("backup_label"), row.getString(1));
            }
            Files.createFile(data(copy).resolve("standby.signal"));
            follow(copy, name);
            Files.setPosixFilePermissions(data(copy), PosixFilePermissions.fromString("rwx------"));
            Programs.own(copy);
            return start(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public NodeAddress address() {
        return address;
    }

    /** The server as the code under test sees it. */
    public Node node() {
        return new Nodes(new DirectRoute(OPERATOR)).at(address);
    }

    /** Everything the server has written to its log. */
    public String log() {
        return readLog(folder);
    }

    public Path file(String name) {
        return data(folder).resolve(name);
    }

    /** Around the code under test. */
    public Connection connect(String database) throws SQLException {
        return connect(database, OPERATOR);
    }

    public Connection connect(String database, Credentials login) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address.sqlAuthority() + "/"
                        + URLEncoder.encode(database, StandardCharsets.UTF_8),
                login.user(),
                login.password());
    }

    /** Runs a statement around the code under test. */
    public void sql(String database, String statement) {
        sql(database, OPERATOR, statement);
    }

    public void sql(String database, Credentials login, String statement) {
        try {
            run(database, login, statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The SQLSTATE with which a login or its statement is refused; empty when it is not. */
    public String refusal(String database, Credentials login, String statement) {
        try {
            run(database, login, statement);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private void run(String database, Credentials login, String statement) throws SQLException {
        try (Connection connection = connect(database, login);
                Statement runner = connection.createStatement()) {
            runner.execute(statement);
        }
    }

    /** The first column of a query around the code under test. */
    public List<String> texts(String database, String query) {
        try (Connection connection = connect(database);
                Statement runner = connection.createStatement();
                ResultSet row = runner.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fast stop and start. */
    public void restart() {
        stop();
        process = postgres(folder, address);
    }

    public void stop() {
        kill("INT");
    }

    @Override
    public void close() {
        try {
            kill("QUIT");
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void kill(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Path copy, String name) throws IOException {
        Files.writeString(data(copy).resolve("postgresql.auto.conf"), """
                primary_conninfo = 'host=%s port=%d user=postgres password=''%s'' application_name=%s'
                primary_slot_name = '%s'
                wal_retrieve_retry_interval = 200
                """.formatted(
                        address.host(),
                        address.sqlPort(),
                        OPERATOR.password().replace("\\", "\\\\\\\\").replace("'", "\\\\''"),
                        name,
                        name));
    }

    private static Server start(Path folder) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        NodeAddress address = NodeAddress.of(
                "127." + random.nextInt(100, 250) + "." + random.nextInt(256) + "." + random.nextInt(2, 250));
        Server server = new Server(folder, address, postgres(folder, address));
        Runtime.getRuntime().addShutdownHook(new Thread(server::closeQuietly));
        return server;
    }

    private void closeQuietly() {
        try {
            close();
        } catch (UncheckedIOException e) {
            // the folder is a temporary one
        }
    }

    private static Process postgres(Path folder, NodeAddress address) {
        Process process = Programs.start(
                folder.resolve("log"),
                List.of(
                        Binaries.home().resolve("bin/postgres").toString(),
                        "-D",
                        data(folder).toString(),
                        "-p",
                        String.valueOf(address.sqlPort()),
                        "-c",
                        "listen_addresses=" + address.host(),
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=off"));
        Poll.until("the server answers", Duration.ofSeconds(30), () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(readLog(folder));
            }
            return ready(data(folder), process.pid());
        });
        return process;
    }

    /** A stale file of an earlier process also says ready. */
    private static boolean ready(Path data, long pid) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() > 7
                    && lines.getFirst().equals(String.valueOf(pid))
                    && List.of("ready", "standby").contains(lines.get(7).strip());
        } catch (IOException e) {
            return false;
        }
    }

    private static void run(Path folder, List<String> command) {
        try {
            if (Programs.start(folder.resolve("log"), command).waitFor() != 0) {
                throw new IllegalStateException(readLog(folder));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String readLog(Path folder) {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return Objects.toString(e.getMessage());
        }
    }

    private static Path newFolder() throws IOException {
        Path folder = Files.createTempDirectory("flypg-test-server");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }
}
