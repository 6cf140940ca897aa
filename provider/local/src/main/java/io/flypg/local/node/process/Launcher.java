package io.flypg.local.node.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Starts programs of PostgreSQL so that none outlives us: the kernel sends them QUIT when the thread that started them ends. So all
 * are started from one thread that lives as long as this process.
 */
public final class Launcher {
    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("flypg-launcher").factory());
    private static final List<Path> SETPRIV = List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"));

    private final ServerUser user;

    public Launcher(ServerUser user) {
        this.user = user;
    }

    public ServerUser user() {
        return user;
    }

    /**
     * Starts a program in the background. The process's id is the program's own.
     *
     * @param folder where it runs, also how strays are found later
     * @param output gets what it prints
     */
    public Process start(List<String> command, Path folder, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(wrapped(command)).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return onTheThread(builder);
    }

    /** Sends a signal such as {@code INT}, which the JDK itself cannot. */
    public static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -\"$1\" \"$2\"", "sh", name, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        kill.waitFor(5, TimeUnit.SECONDS);
    }

    private List<String> wrapped(List<String> command) {
        List<String> words = new ArrayList<>(List.of(setpriv().toString(), "--pdeathsig=QUIT"));
        if (user instanceof ServerUser.Other(String _, int uid, int gid)) {
            words.addAll(List.of("--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
        }
        words.add("--");
        words.addAll(command);
        return words;
    }

    private static Path setpriv() {
        return SETPRIV.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new BootFailure(
                        "The program setpriv is missing. The local platform needs it to start PostgreSQL"
                                + " so that no process is left behind; it is part of util-linux."));
    }

    // whoever is interrupted here must not lose sight of a process that starts a moment later
    private static Process onTheThread(ProcessBuilder builder) throws IOException {
        Future<Process> starting = THREAD.submit(builder::start);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return starting.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IOException(
                            String.valueOf(
                                    e.getCause() == null
                                            ? e.getMessage()
                                            : e.getCause().getMessage()),
                            e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
