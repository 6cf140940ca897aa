package io.flypg.cli.command;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.postgres.reach.ConnectionUrl;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The psql of this computer. */
record Psql(Path program) {
    /**
     * What only says how a session looks. Every other variable of libpq was set for another server, and would lead this connection
     * there, ask it for what our nodes do not speak, or change what the session does.
     */
    private static final Set<String> HARMLESS = Set.of(
            "PGAPPNAME", "PGCLIENTENCODING", "PGCONNECT_TIMEOUT", "PGDATESTYLE", "PGLOCALEDIR", "PGSYSCONFDIR", "PGTZ");

    /** The first one on the PATH of an environment. */
    static Optional<Psql> find(Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Optional<Path> program = in(folder);
            if (program.isPresent()) {
                return program.map(Psql::new);
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> in(String folder) {
        try {
            return Optional.of(Path.of(folder, "psql"))
                    .filter(path -> !folder.isEmpty() && Files.isRegularFile(path) && Files.isExecutable(path));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static void prepare(Map<String, String> environment, ConnectionUrl url) {
        environment.keySet().removeIf(name -> name.startsWith("PG") && !HARMLESS.contains(name));
        environment.putAll(variables(url));
    }

    /** How it finds the server; the password too, because others see a command line and not an environment. */
    static Map<String, String> variables(ConnectionUrl url) {
        return Map.of(
                "PGHOST", url.host(),
                "PGPORT", Integer.toString(url.port()),
                "PGDATABASE", url.database(),
                "PGUSER", url.login().user(),
                "PGPASSWORD", url.login().password(),
                "PGSSLMODE", "disable");
    }

    /** Runs it to its end on our terminal, and gives its exit code. Ctrl-C is its own business. */
    int run(ConnectionUrl url, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        prepare(builder.environment(), url);
        try {
            Process process = builder.start();
            try (Interrupts _ = Interrupts.leftTo(process)) {
                return process.waitFor();
            }
        } catch (IOException e) {
            throw new Failure(
                    Failure.Kind.FAILED,
                    Problem.general("psql does not start", program + ": " + e.getMessage() + ".", "mend or remove it"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }
}
