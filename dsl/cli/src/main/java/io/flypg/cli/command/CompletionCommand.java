package io.flypg.cli.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flypg completion}. */
@Command(
        name = "completion",
        header = "Print a script that teaches a shell to complete flypg's command lines.",
        description = "Completes commands, options and file names.",
        footer = {
            "",
            "Examples:",
            "  source <(flypg completion bash)                                     (in ~/.bashrc)",
            "  source <(flypg completion zsh)                                      (in ~/.zshrc)",
            "  flypg completion fish > ~/.config/fish/completions/flypg.fish       (once)"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.bash;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The shells, spelled as on the command line. */
    enum Kind {
        bash,
        zsh,
        fish
    }

    CompletionCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        CommandLine main = spec.parent().commandLine();
        String name = main.getCommandName();
        shell.out().raw(kind == Kind.fish ? FishCompletion.of(main) : AutoComplete.bash(name, main));
        return ExitCode.DONE;
    }
}
