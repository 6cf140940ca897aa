package io.flypg.cli.command;

import io.flypg.cli.local.LocalControl;
import io.flypg.cli.terminal.Page;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code flypg local stop}. */
@Command(
        name = "stop",
        header = "Stop it and every PostgreSQL in it.",
        description = "In an orderly way; machines and data are there again after the next start.")
final class LocalStopCommand implements Callable<Integer> {
    private final Shell shell;

    LocalStopCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        boolean stopped = LocalControl.of(shell.environment()).stop();
        String text = stopped ? "The local platform is stopped." : "The local platform is not running.";
        shell.out().print(new Page().line(text));
        return ExitCode.DONE;
    }
}
