package io.flypg.cli.command;

import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.SavedPlan;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flypg apply}. */
@Command(
        name = "apply",
        header = "Make the platform as the definition says.",
        description = {
            "Shows the plan, asks, and then runs exactly its steps. Killed or stopped at any moment, the same command"
                    + " goes on from what is there.",
            "PATH can also be a plan that 'flypg plan -o' saved. Then exactly that plan is applied, or nothing when"
                    + " anything it rests on has moved since.",
            "Ctrl-C lets the running steps finish and starts no more; a second one ends at once."
        },
        footer = {
            "",
            "Exit codes: 0 done or nothing to do, 1 failed, 2 bad definition or usage, 3 refused.",
            "",
            "Examples:",
            "  flypg apply --local examples/orders",
            "  flypg apply --yes --json infrastructure/   (in CI)",
            "  flypg apply --yes orders.plan              (saved by: flypg plan -o orders.plan infrastructure/)"
        })
final class ApplyCommand implements Callable<Integer>, JsonOption.Command {
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
    private WriteGapOption gap = new WriteGapOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private YesOption yes = new YesOption();

    ApplyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        yes.requireAnswer(shell, json.isOn());
        if (SavedPlans.areMeant(arguments.paths)) {
            return applySaved();
        }
        return run(arguments.paths, gap.within(deletes.limits())).run();
    }

    private int applySaved() {
        SavedPlan saved = SavedPlans.read(arguments.paths);
        if (deletes.isGiven() || gap.isGiven() || targets.isGiven() || parameters.isGiven()) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general(
                            "Limit for a saved plan",
                            "what it is made from, what it may cost and what is left out was said when the plan was made,"
                                    + " and it is applied as it is.",
                            "leave -p, --allow-deletes, --max-write-gap and --target away, or plan again with them"));
        }
        return run(List.of(), saved.limits()).run(saved);
    }

    private ApplyRun run(List<Path> paths, Limits limits) {
        var order = new ApplyRun.Order(paths, parameters, Goal.AS_DECLARED, limits, yes.isGiven(), json.isOn());
        return new ApplyRun(shell, where, targets, order);
    }

    @Override
    public boolean speaksJson() {
        return json.isOn();
    }
}
