package io.flypg.cli.command;

import io.flypg.cli.local.LocalControl;
import io.flypg.local.LocalState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code flypg local env}. */
@Command(
        name = "env",
        header = "Print the environment with which other tools talk to it.",
        description =
                "Lines of the form export NAME=value and nothing else. They hold the token of the local platform, and lead"
                        + " flyctl, Terraform and curl to it and to nobody else.",
        footer = {"", "Example:", "  eval \"$(flypg local env)\""})
final class LocalEnvCommand implements Callable<Integer> {
    private final Shell shell;

    LocalEnvCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        LocalControl local = LocalControl.of(shell.environment());
        LocalState state = local.require(shell.command());
        StringBuilder lines = new StringBuilder();
        local.variables(state)
                .forEach((name, value) -> lines.append("export ")
                        .append(name)
                        .append('=')
                        .append(Quoting.quoted(value))
                        .append('\n'));
        shell.out().raw(lines.toString());
        return ExitCode.DONE;
    }
}
