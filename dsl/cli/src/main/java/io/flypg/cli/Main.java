package io.flypg.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code flypg} command. */
@Command(
        name = "flypg",
        description = "Infrastructure as code for PostgreSQL that you run yourself on Fly.io.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /**
     * Runs one command line and ends the process with its exit code. It halts, because an orderly exit looks through every jar
     * for a logger to log the exit with (a quarter of the time of a short command) and waits for the threads of HTTP clients.
     */
    public static void main(String... arguments) {
        int code = run(arguments);
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    /** Runs one command line and answers its exit code; may be called again and again in one process. */
    static int run(String... arguments) {
        return new CommandLine(new Main()).execute(arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
