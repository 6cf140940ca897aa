package io.flypg.cli.command;

import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.plan.Limits;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flypg destroy}. */
@Command(
        name = "destroy",
        header = "Remove everything the definition declares.",
        description = {
            "Shows what will go, asks, and removes it. What is protected is refused: write 'protect false', apply"
                    + " that, and then destroy. What holds data goes only with --allow-deletes.",
            "Of each cluster the app stays, with the volume of its primary and a last snapshot of it: the end says which, and"
                    + " how to have it back. --purge removes them too, also after an earlier destroy."
        },
        footer = {
            "",
            "Exit codes: 0 done or nothing to do, 1 failed, 2 bad definition or usage, 3 refused.",
            "",
            "Examples:",
            "  flypg destroy --local --allow-deletes 1 examples/orders",
            "  flypg destroy --local --allow-deletes 2 --purge examples/orders   (nothing stays)"
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

    @Option(
            names = "--purge",
            description = "Remove everything for good: also the last volume of each cluster, with its snapshots.")
    private boolean purge;

    @Mixin
    private YesOption yes = new YesOption();

    DestroyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        yes.requireAnswer(shell, false);
        Limits limits = deletes.limits().withPurge(purge);
        var order = new ApplyRun.Order(arguments.paths, parameters, Goal.GONE, limits, yes.isGiven(), false);
        return new ApplyRun(shell, where, targets, order).run();
    }
}
