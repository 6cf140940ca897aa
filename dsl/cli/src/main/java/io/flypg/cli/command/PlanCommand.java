package io.flypg.cli.command;

import io.flypg.cli.view.HumanPlanView;
import io.flypg.cli.view.JsonPlanView;
import io.flypg.cli.view.PlanView;
import io.flypg.engine.apply.Reconciler;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.resource.Platform;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flypg plan}. */
@Command(
        name = "plan",
        header = "Show what apply would do, and what that costs. Changes nothing.",
        description = {
            "Compares the definition with the live platform and shows each change with its fields before and after,"
                    + " whether it takes a reload or a restart, its steps in order, and for how long nobody can write.",
            "Symbols: + create, ~ update, - delete, ! blocked or refused."
        },
        footer = {
            "",
            "Exit codes: 0 there is a plan, 1 failed, 2 bad definition or usage, 3 the plan is refused.",
            "",
            "Examples:",
            "  flypg plan --local examples/orders",
            "  flypg plan --json --detailed-exitcode infrastructure/   (in CI)"
        })
final class PlanCommand implements Callable<Integer>, JsonOption.Command {
    private final Shell shell;

    @Mixin
    private PathArguments arguments = new PathArguments();

    @Mixin
    private PlatformOption where = new PlatformOption();

    @Mixin
    private DeleteOption deletes = new DeleteOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(
            names = "--detailed-exitcode",
            description = "Exit with 10 when there are changes, also when some of them are blocked.")
    private boolean detailed;

    PlanCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Definition definition = DefinitionFiles.require(arguments.paths, shell);
        Platform platform = shell.parts().platform(where.environment(shell));
        Reconciler reconciler =
                new Reconciler(platform, new Planner(shell.parts().catalogue()));
        Plan plan = reconciler.plan(definition, Reconciler.Goal.AS_DECLARED, deletes.limits());
        PlanView view = json.isOn() ? new JsonPlanView(shell.out()) : new HumanPlanView(shell.out());
        view.show(plan);
        shell.report(plan.refusals());
        if (plan.isRefused()) {
            return ExitCode.REFUSED;
        }
        return detailed && !plan.isEmpty() ? ExitCode.CHANGES : ExitCode.DONE;
    }

    @Override
    public boolean speaksJson() {
        return json.isOn();
    }
}
