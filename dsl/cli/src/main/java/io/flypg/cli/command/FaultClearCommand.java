package io.flypg.cli.command;

import io.flypg.local.LocalFaults;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code flypg local fault clear}. */
@Command(
        name = "clear",
        header = "End faults.",
        footer = {"", "Example:", "  flypg local fault clear"})
final class FaultClearCommand implements Callable<Integer> {
    private final FaultDesk desk;

    @Parameters(
            arity = "0..1",
            paramLabel = "NUMBER",
            description = "The one that 'flypg local fault list' shows under it; all of them without it.")
    private @Nullable Long number;

    FaultClearCommand(FaultDesk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Long one = number;
        return desk.clear(one == null ? LocalFaults::clear : faults -> faults.clear(one));
    }
}
