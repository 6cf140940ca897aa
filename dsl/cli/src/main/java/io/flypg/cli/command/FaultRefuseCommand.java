package io.flypg.cli.command;

import io.flypg.local.fault.Order;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code flypg local fault refuse}. */
@Command(
        name = "refuse",
        header = "Have the API refuse connections for a while.",
        description = {
            "Nobody listens on its port, and connections that are open break. The machines run on.",
            "It ends by itself; meanwhile nobody can reach the local platform, flypg's own commands neither."
        },
        footer = {"", "Example:", "  flypg local fault refuse 5s"})
final class FaultRefuseCommand implements Callable<Integer> {
    private static final Duration MOST = Duration.ofSeconds(60);

    private final FaultDesk desk;

    @Parameters(index = "0", paramLabel = "TIME", description = "For how long: at most 60s.")
    private String time = "";

    FaultRefuseCommand(FaultDesk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        return desk.order(new Order.Refuse(TimeSpan.parse(time, MOST).toMillis()));
    }
}
