package io.flypg.cli.command;

import io.flypg.local.fault.Order;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flypg local fault delay}. */
@Command(
        name = "delay",
        header = "Have calls take longer.",
        description = "The work is done when the time is over, also when nobody waits for the answer any more.",
        footer = {"", "Example:", "  flypg local fault delay 2s GET '/v1/apps/*/machines'"})
final class FaultDelayCommand implements Callable<Integer> {
    private static final Duration MOST = Duration.ofMinutes(10);

    private final FaultDesk desk;

    @Parameters(index = "0", paramLabel = "TIME", description = "How much longer: 500ms, 2s, 1m.")
    private String time = "";

    @Mixin
    private CallsOption calls = new CallsOption();

    FaultDelayCommand(FaultDesk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        return desk.order(
                new Order.Delay(calls.chosen(), TimeSpan.parse(time, MOST).toMillis()));
    }
}
