package io.flypg.cli;

import io.flypg.cli.command.Commands;
import io.flypg.cli.command.ExitCode;
import io.flypg.cli.command.Mistakes;
import io.flypg.cli.command.Shell;
import io.flypg.cli.terminal.Look;
import io.flypg.cli.terminal.Output;
import io.flypg.engine.problem.Failure;
import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code flypg} command. */
@Command(
        name = "flypg",
        description = {
            "Infrastructure as code for PostgreSQL that you run yourself on Fly.io.",
            "",
            "A definition file says which clusters, databases, roles and apps there are. flypg compares it with what is"
                    + " there, shows what it would do and what that costs, and does exactly that."
        },
        footer = {
            "",
            "Start here, without an account:",
            "  flypg apply --local examples/orders",
            "",
            "Environment:",
            "  FLY_API_TOKEN   token for Fly.io (fly tokens create org)",
            "  FLYPG_PROXY     ports on which 'fly proxy' leads to nodes, as 15432 or 15432,15433",
            "  FLYPG_LOCAL=1   always use the local platform, as --local does",
            "  NO_COLOR=1      no colours",
            "",
            "Exit codes: 0 done or nothing to do, 1 failed, 2 bad definition or usage, 3 refused."
        },
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = VersionLine.class)
public final class Main implements Runnable {
    private static final int WIDEST_HELP = 100;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show what this command does and end.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean version;

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
        return run(ProcessShell.open(), arguments);
    }

    /** The same with everything around it given. */
    static int run(Shell shell, String... written) {
        String[] arguments = Commands.meant(written);
        CommandLine main = new CommandLine(new Main());
        Commands.add(main, shell, arguments);
        Mistakes mistakes = new Mistakes(shell);
        Look look = shell.out().look();
        main.setOut(writer(shell.out()))
                .setErr(writer(shell.err()))
                .setExecutionExceptionHandler(mistakes)
                .setParameterExceptionHandler(mistakes)
                .setColorScheme(Help.defaultColorScheme(look.colour() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(look.terminal() ? Math.clamp(look.width(), 60, WIDEST_HELP) : WIDEST_HELP);
        try {
            int code = main.execute(arguments);
            return code == ExitCode.DONE ? written(shell) : code;
        } catch (Error e) {
            return mistakes.ofMachine(e);
        }
    }

    /** What was done is not done when nobody could read the result. */
    private static int written(Shell shell) {
        try {
            shell.requireWritten();
            return ExitCode.DONE;
        } catch (Failure e) {
            shell.report(e.problems());
            return ExitCode.of(e.kind());
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static PrintWriter writer(Output output) {
        return new PrintWriter(
                new Writer() {
                    @Override
                    public void write(char[] text, int from, int length) {
                        output.raw(new String(text, from, length));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                },
                true);
    }
}
