package io.flypg.cli.command;

import io.flypg.local.fault.Order;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flypg local fault cut-off}. */
@Command(
        name = "cut-off",
        header = "Cut a machine off from the others.",
        description =
                "It runs on and nobody of its app reaches it. Only for machines in containers: one that is a process"
                        + " of this computer shares its network with all others, so it is refused.",
        footer = {"", "Example:", "  flypg local fault cut-off orders-db-1"})
final class FaultCutOffCommand implements Callable<Integer> {
    private final FaultDesk desk;

    @Mixin
    private MachineArgument machine = new MachineArgument();

    FaultCutOffCommand(FaultDesk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        return desk.order(new Order.CutOff(machine.name()));
    }
}
