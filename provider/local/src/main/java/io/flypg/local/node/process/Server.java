package io.flypg.local.node.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server: a data directory, and the process that works in it when it is up. */
public final class Server {
    /** Port of this very node; clients that want the primary use 5432. */
    public static final int PORT = 5433;

    private static final int STATUS_LINE = 7;
    private static final int LAST_LINES = 4;
    private static final List<String> AFTERMATH = List.of(
            "startup process (PID",
            "terminating any other active server processes",
            "shutting down due to startup process failure",
            "database system is shut down");

    private final Runner runner;
    private final Path data;
    private final Path log;
    private volatile @Nullable Process process;

    /**
     * A server that is not started.
     *
     * @param data the data directory
     * @param log gets what the server prints; begun anew at each start
     */
    public Server(Runner runner, Path data, Path log) {
        this.runner = runner;
        this.data = data;
        this.log = log;
    }

    /** Where its programs run. */
    public Runner runner() {
        return runner;
    }

    /** Makes a new data directory at a path that does not exist yet. */
    public void initialise(Path folder, Path passwordFile, List<String> locale)
            throws IOException, InterruptedException {
        Files.deleteIfExists(log);
        List<String> command = new ArrayList<>(List.of(program("initdb"), "-D", folder.toString()));
        command.addAll(List.of(
                "-U", "postgres", "-A", "scram-sha-256", "--pwfile=" + passwordFile, "--no-sync", "-E", "UTF8"));
        command.addAll(locale);
        if (runner.run(command, parent(folder), log) != 0) {
            throw new BootFailure("PostgreSQL could not make a data directory in " + folder + ": " + lastWords());
        }
    }

    /** Starts on an address and returns at once. */
    public void start(String address) throws IOException {
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        Files.deleteIfExists(log);
        List<String> command =
                new ArrayList<>(List.of(program("postgres"), "-D", data.toString(), "-p", Integer.toString(PORT)));
        command.addAll(runner.listening(address));
        process = runner.start(command, data, log);
    }

    /** Waits until it takes sessions. Returns false when it ended before, or did not come up in time. */
    public boolean awaitReady(Duration limit) throws InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < limit.toNanos()) {
            if (!isRunning()) {
                return false;
            }
            if (isReady()) {
                return true;
            }
            Thread.sleep(5);
        }
        return false;
    }

    /** Whether the server's main process is there. */
    public boolean isRunning() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** Fast shutdown; what has not ended within the limit is killed. */
    public void stop(Duration limit) throws InterruptedException, IOException {
        Process current = process;
        if (current != null && current.isAlive()) {
            runner.interrupt(current, data);
            current.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        kill();
    }

    /** Cuts the power. */
    public void kill() throws InterruptedException {
        runner.kill(parent(data));
        process = null;
    }

    /** Its last words, for messages, without what follows from them; statements are left out, as they may hold passwords. */
    public String lastWords() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> words = lines.filter(line -> !line.contains("STATEMENT:") && !line.startsWith("\t"))
                    .filter(line -> AFTERMATH.stream().noneMatch(line::contains))
                    .toList();
            return String.join("; ", words.subList(Math.max(0, words.size() - LAST_LINES), words.size()));
        } catch (IOException | UncheckedIOException e) {
            return "it printed nothing";
        }
    }

    // one that a killed server left says "ready" as well, but the start has removed it
    private boolean isReady() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    private String program(String name) {
        return runner.home().resolve("bin").resolve(name).toString();
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
