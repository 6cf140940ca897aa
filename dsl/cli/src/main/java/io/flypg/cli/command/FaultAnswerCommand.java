package io.flypg.cli.command;

import io.flypg.local.fault.Order;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flypg local fault answer}. */
@Command(
        name = "answer",
        header = "Have calls answered with an error.",
        description = "Nothing is done for such a call, unless --after is given.",
        footer = {
            "",
            "Examples:",
            "  flypg local fault answer 429 POST '/v1/**' --rate 20%%",
            "  flypg local fault answer 502 POST '/v1/apps/*/machines' --after --body '<html>Bad Gateway</html>'"
        })
final class FaultAnswerCommand implements Callable<Integer> {
    private static final int LEAST = 400;
    private static final int MOST = 599;

    private final FaultDesk desk;

    @Parameters(index = "0", paramLabel = "STATUS", description = "The status of HTTP: 400 to 599.")
    private int status;

    @Mixin
    private CallsOption calls = new CallsOption();

    @Option(
            names = "--body",
            paramLabel = "TEXT",
            description = "What the answer says. Without it, JSON like that of the platform's own errors.")
    private @Nullable String body;

    @Option(names = "--after", description = "Do the work first: the client is told that it failed, and it did not.")
    private boolean after;

    FaultAnswerCommand(FaultDesk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (status < LEAST || status > MOST) {
            throw CallsOption.bad(status + " is not the status of an error.", "write 400 to 599, for example 503");
        }
        String text = body == null ? "{\"error\":\"this is a fault that was asked for\"}" : body;
        return desk.order(new Order.Answer(calls.chosen(), status, text, after));
    }
}
