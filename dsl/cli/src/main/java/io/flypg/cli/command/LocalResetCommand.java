package io.flypg.cli.command;

import io.flypg.cli.local.LocalControl;
import io.flypg.cli.local.LocalData;
import io.flypg.cli.terminal.Page;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flypg local reset}. */
@Command(
        name = "reset",
        header = "Stop it and delete everything in it.",
        description = "Every app, machine and database of the local platform is gone for good. Asks first.")
final class LocalResetCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private YesOption yes = new YesOption();

    LocalResetCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        yes.requireAnswer(shell, false);
        LocalControl local = LocalControl.of(shell.environment());
        String question = "Delete the local platform in " + local.folder() + " with all its databases?";
        if (!yes.isGiven() && !shell.keyboard().agrees(question, shell.out())) {
            shell.say("Nothing was changed.");
            return ExitCode.REFUSED;
        }
        local.stop();
        boolean deleted = LocalData.delete(local.folder());
        shell.out()
                .print(new Page().line(deleted ? "Deleted " + local.folder() + "." : "There was nothing to delete."));
        return ExitCode.DONE;
    }
}
