package io.flypg.cli.command;

import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Span;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.language.Formatter;
import io.flypg.language.source.Source;
import io.flypg.language.source.SourceFile;
import io.flypg.language.source.SourceFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flypg fmt}. */
@Command(
        name = "fmt",
        header = "Bring definitions into their canonical form.",
        description = {
            "Changes blanks, line ends, quotes and parentheses where they mean nothing; words, values and comments stay."
                    + " Prints the names of the files it changes.",
            "A file with mistakes is left as it is, and they are shown."
        },
        footer = {
            "",
            "Exit codes: 0 done or nothing to do, 1 with --check when a file is not in the form, 2 a file has mistakes.",
            "",
            "Example:",
            "  flypg fmt --check examples/orders templates/*"
        })
final class FmtCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A definition file (*.flypg.groovy), or a folder with some.")
    private List<Path> paths = List.of();

    @Option(names = "--check", description = "Change nothing; name the files that would be changed, and end with 1.")
    private boolean check;

    FmtCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Problems failures = new Problems();
        boolean clean = true;
        for (SourceFile file : new SourceFiles(problems).read(paths)) {
            Source source = file.source();
            Formatter.Formatted formatted = Formatter.format(source);
            problems.addAll(formatted.problems());
            String text = formatted.text().orElse(source.text());
            if (!text.equals(source.text())) {
                clean = false;
                write(source, text, failures);
            }
        }
        problems.addAll(failures.toList());
        shell.report(problems.toList());
        if (failures.hasErrors()) {
            return ExitCode.FAILED;
        }
        return problems.hasErrors() ? ExitCode.BAD_INPUT : check && !clean ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void write(Source source, String text, Problems failures) {
        try {
            if (!check) {
                Rewrite.file(Path.of(source.name()), text);
            }
            shell.out().print(new Page().line(Span.plain(source.name())));
        } catch (IOException e) {
            failures.add(Problem.at(Place.ofFile(source.name()), "Cannot be written", why(e), ""));
        }
    }

    /** Without the name of a file, which can be one that was only there for a moment. */
    private static String why(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "this user may write neither the file nor in its folder";
            case FileSystemException failed -> "writing it failed: " + failed.getReason();
            default -> "writing it failed: " + e.getMessage();
        };
    }
}
