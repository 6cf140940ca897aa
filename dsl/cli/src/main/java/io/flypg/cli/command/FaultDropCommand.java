package io.flypg.cli.command;

import io.flypg.local.fault.Order;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flypg local fault drop}. */
@Command(
        name = "drop",
        header = "Have the connection break instead of an answer.",
        footer = {"", "Example:", "  flypg local fault drop after POST '/v1/apps/*/volumes' --nth 1"})
final class FaultDropCommand implements Callable<Integer> {
    private final FaultDesk desk;

    /** When the connection breaks. */
    enum Moment {
        before,
        after
    }

    @Parameters(
            index = "0",
            paramLabel = "WHEN",
            description = "before: nothing is done; after: the work is done, and only the answer is lost.")
    private Moment moment = Moment.before;

    @Mixin
    private CallsOption calls = new CallsOption();

    FaultDropCommand(FaultDesk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        return desk.order(new Order.Drop(calls.chosen(), moment == Moment.after));
    }
}
