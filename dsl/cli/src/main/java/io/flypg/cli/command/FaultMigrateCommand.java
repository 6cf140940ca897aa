package io.flypg.cli.command;

import io.flypg.local.fault.Order;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flypg local fault migrate}. */
@Command(
        name = "migrate",
        header = "Move a machine to another host, as Fly.io does now and then.",
        description = "It goes down and comes up with the same id and data, another volume id and another address.",
        footer = {"", "Example:", "  flypg local fault migrate orders-db-2"})
final class FaultMigrateCommand implements Callable<Integer> {
    private final FaultDesk desk;

    @Mixin
    private MachineArgument machine = new MachineArgument();

    FaultMigrateCommand(FaultDesk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        return desk.order(new Order.Migrate(machine.name()));
    }
}
