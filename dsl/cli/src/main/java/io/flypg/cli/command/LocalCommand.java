package io.flypg.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code flypg local}. */
@Command(
        name = "local",
        header = "The local platform: Fly.io's API on this computer, each machine a real PostgreSQL.",
        description = {
            "Every command with --local starts it when it is not running, so there is no need to start it by hand. It"
                    + " keeps running, and its data stays when it is stopped.",
            "Its folder is $FLYPG_LOCAL_DIR, else $XDG_STATE_HOME/flypg/local, for root /var/lib/flypg/local."
        },
        footer = {"", "Example:", "  eval \"$(flypg local env)\"   (then flyctl, Terraform and curl talk to it)"},
        synopsisSubcommandLabel = "COMMAND")
final class LocalCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** With the commands below it. */
    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new LocalCommand())
                .addSubcommand(new LocalStartCommand(shell))
                .addSubcommand(new LocalStopCommand(shell))
                .addSubcommand(new LocalStatusCommand(shell))
                .addSubcommand(new LocalEnvCommand(shell))
                .addSubcommand(new LocalResetCommand(shell))
                .addSubcommand(LocalFaultCommand.commandLine(shell))
                .addSubcommand(new LocalServeCommand(shell));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
