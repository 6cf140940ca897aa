package io.flypg.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code flypg local fault list}. */
@Command(
        name = "list",
        header = "Show the faults that last.",
        description =
                "With their numbers, and how often each has struck. What was killed or migrated is over and not in it.")
final class FaultListCommand implements Callable<Integer> {
    private final FaultDesk desk;

    FaultListCommand(FaultDesk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        return desk.list();
    }
}
