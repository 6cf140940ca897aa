package io.flypg.cli.command;

import io.flypg.cli.wiring.SwitchoverOrder;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.plan.Limits;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flypg switchover}. */
@Command(
        name = "switchover",
        header = "Make another node of a cluster its primary.",
        description = {
            "Waits until the standby is close behind, stops writes, waits until it has every write that was acknowledged,"
                    + " stops the old primary and promotes the standby; the old primary comes back as a standby. When a step"
                    + " fails before that, the old primary takes writes again.",
            "Refused when a node is down or does not stream, and with fewer than three nodes in the primary region."
        },
        footer = {
            "",
            "Exit codes: 0 done or nothing to do, 1 failed, 2 bad definition or usage, 3 refused.",
            "",
            "Examples:",
            "  flypg switchover orders-db",
            "  flypg switchover --local --to 2 examples/orders"
        })
final class SwitchoverCommand implements Callable<Integer>, JsonOption.Command {
    private static final ApplyRun.Question QUESTION =
            new ApplyRun.Question("Make it the primary?", "Nothing was changed.");

    private static final String BRING_BACK =
            "Look at 'flypg status'. What is down is brought back by 'flypg apply' with the cluster's definition.";

    private final Shell shell;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Option(
            names = "--to",
            paramLabel = "NODE",
            description =
                    "The node that shall be primary, by its number or its machine; without it, the standby that is"
                            + " closest behind.")
    private Optional<String> to = Optional.empty();

    @Mixin
    private PlatformOption where = new PlatformOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private YesOption yes = new YesOption();

    SwitchoverCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        yes.requireAnswer(shell, json.isOn());
        ClusterArgument.Only only = cluster.only();
        var switchover = new SwitchoverOrder(only.cluster(), only.project(), to);
        var order = new ApplyRun.Order(
                List.of(), new ParameterOption(), Goal.AS_DECLARED, Limits.SAFE, yes.isGiven(), json.isOn());
        return new ApplyRun(shell, where, new TargetOption(), order)
                .run(environment -> shell.parts().switchover(environment, switchover), QUESTION, BRING_BACK);
    }

    @Override
    public boolean speaksJson() {
        return json.isOn();
    }
}
