package io.flypg.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code flypg local fault}. */
@Command(
        name = "fault",
        header = "Have something go wrong on the local platform, on purpose.",
        description = {
            "To see how a program, a definition or a person copes with a bad day: calls of the API that fail, machines that"
                    + " die, volumes that are full.",
            "Faults of calls and full volumes last until they are cleared or the local platform is stopped. No fault"
                    + " outlives it."
        },
        footer = {
            "",
            "Examples:",
            "  flypg local fault answer 503 POST '/v1/apps/*/machines' --nth 2",
            "  flypg local fault drop after POST '/v1/**' --rate 10%% --seed 7",
            "  flypg local fault kill orders-db-2 --postgres",
            "  flypg local fault clear"
        },
        synopsisSubcommandLabel = "COMMAND")
final class LocalFaultCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** With the commands below it. */
    static CommandLine commandLine(Shell shell) {
        FaultDesk desk = new FaultDesk(shell);
        return new CommandLine(new LocalFaultCommand())
                .addSubcommand(new FaultDelayCommand(desk))
                .addSubcommand(new FaultAnswerCommand(desk))
                .addSubcommand(new FaultDropCommand(desk))
                .addSubcommand(new FaultRefuseCommand(desk))
                .addSubcommand(new FaultKillCommand(desk))
                .addSubcommand(new FaultFillCommand(desk))
                .addSubcommand(new FaultMigrateCommand(desk))
                .addSubcommand(new FaultCutOffCommand(desk))
                .addSubcommand(new FaultListCommand(desk))
                .addSubcommand(new FaultClearCommand(desk));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
