package io.flypg.postgres.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts PostgreSQL's programs as a user it accepts (it refuses root), tied to this JVM's life: the signal at our death
 * follows the thread that started them, so all are started by one that stays.
 */
final class Programs {

    /** The user nobody. */
    private static final int OTHER_USER = 65534;

    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("starter").factory());

    private Programs() {}

    static boolean root() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            return false;
        }
    }

    /** Hands a folder to the user under whom the programs run. */
    static void own(Path folder) throws IOException {
        if (root()) {
            Folders.giveTo(OTHER_USER, folder);
        }
    }

    static Process start(Path log, List<String> command) {
        List<String> line = new ArrayList<>(List.of("setpriv", "--pdeathsig=QUIT"));
        if (root()) {
            line.addAll(List.of("--reuid=" + OTHER_USER, "--regid=" + OTHER_USER, "--clear-groups"));
        }
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .directory(new File("/"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        return onStarter(builder::start);
    }

    private static Process onStarter(Callable<Process> start) {
        try {
            return STARTER.submit(start).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot start a program of PostgreSQL", e.getCause());
        }
    }
}
