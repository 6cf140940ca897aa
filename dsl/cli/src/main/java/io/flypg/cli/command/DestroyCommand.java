package io.flypg.cli.command;

import io.flypg.engine.apply.Reconciler.Goal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flypg destroy}. */
@Command(
        name = "destroy",
        header = "Remove everything the definition declares.",
        description = {
            "Shows what will go, asks, and removes it. What is protected is refused: write 'protect false', apply"
                    + " that, and then destroy. What holds data goes only with --allow-deletes."
        },
        footer = {
            "",
            "Exit codes: 0 done or nothing to do, 1 failed, 2 bad definition or usage, 3 refused.",
            "",
            "Example:",
            "  flypg destroy --local --allow-deletes 2 examples/orders"
        })
final class DestroyCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private PathArguments arguments = new PathArguments();

    @Mixin
    private ParameterOption parameters = new ParameterOption();

    @Mixin
    private PlatformOption where = new PlatformOption();

    @Mixin
    private TargetOption targets = new TargetOption();

    @Mixin
    private DeleteOption deletes = new DeleteOption();

    @Mixin
    private YesOption yes = new YesOption();

    DestroyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        yes.requireAnswer(shell, false);
        var order = new ApplyRun.Order(arguments.paths, parameters, Goal.GONE, deletes.limits(), yes.isGiven(), false);
        return new ApplyRun(shell, where, targets, order).run();
    }
}
