package io.flypg.cli.command;

import io.flypg.cli.local.LocalControl;
import io.flypg.cli.terminal.Page;
import io.flypg.local.LocalState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flypg local start}. */
@Command(
        name = "start",
        header = "Start it in the background.",
        description = "Returns when it answers. Machines that ran when it was stopped are started again.")
final class LocalStartCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private final NodesOption option = new NodesOption();

    LocalStartCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        LocalState state = LocalControl.of(shell.environment()).start(option.wanted(), shell::say);
        shell.out().print(new Page().line("The local platform runs at " + state + "."));
        return ExitCode.DONE;
    }
}
