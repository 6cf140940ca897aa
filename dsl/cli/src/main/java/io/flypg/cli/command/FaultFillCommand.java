package io.flypg.cli.command;

import io.flypg.local.fault.Order;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flypg local fault fill}. */
@Command(
        name = "fill",
        header = "Fill the volume of a machine.",
        description = "It takes no room on this computer. From 90%% on a node stops taking writes, as the image does.",
        footer = {"", "Example:", "  flypg local fault fill orders-db-1 --to 95%%"})
final class FaultFillCommand implements Callable<Integer> {
    private final FaultDesk desk;

    @Mixin
    private MachineArgument machine = new MachineArgument();

    @Option(
            names = "--to",
            paramLabel = "P%",
            defaultValue = "95%",
            description = "How full it is then (default: 95%%).")
    private String percent = "95%";

    FaultFillCommand(FaultDesk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        int full = (int) Math.max(1, Percentage.parse("--to", percent));
        return desk.order(new Order.Fill(machine.name(), full));
    }
}
