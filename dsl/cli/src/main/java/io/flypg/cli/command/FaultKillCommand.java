package io.flypg.cli.command;

import io.flypg.local.fault.Order;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flypg local fault kill}. */
@Command(
        name = "kill",
        header = "Cut the power of a machine, or kill its PostgreSQL.",
        description = "What comes then is up to the machine's restart policy, as on the real platform.",
        footer = {"", "Example:", "  flypg local fault kill orders-db-1"})
final class FaultKillCommand implements Callable<Integer> {
    private final FaultDesk desk;

    @Mixin
    private MachineArgument machine = new MachineArgument();

    @Option(names = "--postgres", description = "Only PostgreSQL; the machine itself runs on.")
    private boolean postgres;

    FaultKillCommand(FaultDesk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        return desk.order(new Order.Kill(machine.name(), !postgres));
    }
}
