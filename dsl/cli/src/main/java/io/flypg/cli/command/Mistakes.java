package io.flypg.cli.command;

import io.flypg.cli.view.ProblemsJson;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Suggestion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What becomes of everything that goes wrong in a command: problems, an exit code, and no stack trace unless it is asked for. */
public final class Mistakes implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final String REPORT = "https://github.com/flypg/flypg/issues";

    private final Shell shell;

    public Mistakes(Shell shell) {
        this.shell = shell;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        Failure failure = e instanceof Failure expected ? expected : unexpected(e);
        if (command.getCommand() instanceof JsonOption.Command json && json.speaksJson()) {
            ProblemsJson.print(shell.out(), failure.problems());
        }
        shell.report(failure.problems());
        if (shell.isOn("FLYPG_DEBUG")) {
            trace(e);
        }
        return ExitCode.of(failure.kind());
    }

    /** What the virtual machine could not do, which passes by everything that handles exceptions. */
    public int ofMachine(Error e) {
        if (e instanceof OutOfMemoryError) {
            shell.report(List.of(Problem.general(
                    "Out of memory",
                    "this took more memory than flypg lets itself have (512 MB).",
                    "do it in smaller parts: fewer files at once, or --target")));
        } else {
            shell.report(unexpected(e).problems());
        }
        if (shell.isOn("FLYPG_DEBUG")) {
            trace(e);
        }
        return ExitCode.FAILED;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String hint = e instanceof UnmatchedArgumentException unmatched ? meant(unmatched, command) : "";
        shell.report(List.of(Problem.general(
                "Bad command line",
                sentence(String.valueOf(e.getMessage())),
                (hint.isEmpty() ? "" : "did you mean '" + hint + "'? ") + "'" + name + " --help' says what there is")));
        return ExitCode.BAD_INPUT;
    }

    /** Of commands the nearest one; picocli's own idea of near is another. */
    private static String meant(UnmatchedArgumentException unmatched, CommandLine command) {
        List<String> commands = command.getSubcommands().entrySet().stream()
                .filter(one -> !one.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
        return Suggestion.nearest(unmatched.getUnmatched().getFirst(), commands)
                .orElseGet(() -> String.join("' or '", unmatched.getSuggestions()));
    }

    private Failure unexpected(Throwable e) {
        String hint = shell.isOn("FLYPG_DEBUG")
                ? "please report it with the lines below: " + REPORT
                : "run it again with FLYPG_DEBUG=1 and report what it says: " + REPORT;
        return new Failure(
                Failure.Kind.FAILED,
                Problem.general("Unexpected error", sentence(e.toString()) + " This is a mistake in flypg.", hint),
                e);
    }

    private void trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        shell.err().raw(text.toString());
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }
}
