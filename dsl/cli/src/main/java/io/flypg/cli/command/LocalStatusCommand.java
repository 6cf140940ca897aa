package io.flypg.cli.command;

import io.flypg.cli.local.LocalContent;
import io.flypg.cli.local.LocalControl;
import io.flypg.cli.terminal.Page;
import io.flypg.cli.view.LocalView;
import io.flypg.local.LocalState;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code flypg local status}. */
@Command(
        name = "status",
        header = "Show whether it runs, where, and what is in it.",
        footer = {"", "Exit codes: 0 it runs, 1 it does not."})
final class LocalStatusCommand implements Callable<Integer> {
    private final Shell shell;

    LocalStatusCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        LocalControl local = LocalControl.of(shell.environment());
        Optional<LocalState> state = local.running();
        if (state.isEmpty()) {
            shell.out().print(new Page().line("The local platform is not running (" + local.folder() + ")."));
            return ExitCode.FAILED;
        }
        LocalContent content = LocalContent.of(state.get(), local.folder());
        shell.out()
                .print(LocalView.of(
                        state.get().url().toString(),
                        state.get().pid(),
                        local.folder().toString(),
                        content));
        return ExitCode.DONE;
    }
}
