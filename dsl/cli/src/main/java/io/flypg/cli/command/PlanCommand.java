package io.flypg.cli.command;

import io.flypg.cli.planfile.PlanFile;
import io.flypg.cli.view.DriftView;
import io.flypg.cli.view.HumanPlanView;
import io.flypg.cli.view.JsonPlanView;
import io.flypg.cli.view.PlanView;
import io.flypg.cli.view.Upgrade;
import io.flypg.engine.apply.Reconciler;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Drift;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.SavedPlan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "  flypg plan --json --detailed-exitcode infrastructure/   (in CI)",
            "  flypg plan -o orders.plan infrastructure/               (then: flypg apply orders.plan)"
        })
final class PlanCommand implements Callable<Integer>, JsonOption.Command {
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

    @Option(
            names = "--detailed-exitcode",
            description = "Exit with 10 when there are changes, also when some of them are blocked.")
    private boolean detailed;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = {
                "Save the plan in this file as well, for 'flypg apply FILE', which applies exactly this plan, or"
                        + " nothing when anything it rests on has moved. A refused plan is saved too, to be looked at.",
                "It holds no secret. An older plan in the file is replaced, anything else is not."
            })
    private @Nullable Path out;

    @Option(
            names = "--drift-only",
            description = {
                "Show only what somebody changed behind the definition's back and where that lives, what is declared"
                        + " and not there, and what cannot be seen.",
                "With --detailed-exitcode exit with 10 when there is any. Whether the plan would be refused does not"
                        + " count."
            })
    private boolean driftOnly;

    @Option(
            names = "--upgrades",
            description = {
                "Show also which clusters run an older minor of PostgreSQL than there is. Nothing is planned because of"
                        + " it: that takes another version in the definition. A declared image is left alone."
            })
    private boolean upgrades;

    PlanCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        DefinitionFiles.Traced traced = DefinitionFiles.requireTraced(arguments.paths, parameters, shell);
        Definition definition = traced.definition();
        requireWholePlanToSave();
        Optional<PlanFile> file = Optional.ofNullable(out).map(SavedPlans::file);
        file.ifPresent(PlanFile::requireFree);
        Limits limits = targets.within(gap.within(deletes.limits()), definition);
        Map<String, String> environment = where.environment(shell);
        Platform platform = shell.parts().platform(environment);
        Reconciler reconciler =
                new Reconciler(platform, new Planner(shell.parts().catalogue()));
        Plan plan = reconciler.plan(definition, Reconciler.Goal.AS_DECLARED, limits);
        if (driftOnly) {
            return show(Drift.of(plan), definition.project());
        }
        PlanView view = json.isOn()
                ? new JsonPlanView(shell.out(), traced.origins())
                : new HumanPlanView(shell.out(), traced.origins());
        view.show(plan, found(definition, environment));
        file.ifPresent(found -> save(found, definition, limits, plan, environment));
        shell.report(plan.refusals());
        if (plan.isRefused()) {
            return ExitCode.REFUSED;
        }
        return detailed && !plan.isEmpty() ? ExitCode.CHANGES : ExitCode.DONE;
    }

    /** An image that is declared is the definition's own matter. */
    private Optional<List<Upgrade>> found(Definition definition, Map<String, String> environment) {
        if (!upgrades) {
            return Optional.empty();
        }
        List<String> clusters = definition.all(ClusterSpec.class).stream()
                .filter(cluster -> cluster.image().isEmpty())
                .map(ClusterSpec::name)
                .toList();
        return Optional.of(shell.parts().upgrades(environment, clusters));
    }

    private int show(Drift drift, String project) {
        if (json.isOn()) {
            DriftView.showJson(project, drift, shell.out());
        } else {
            DriftView.show(drift, shell.out());
        }
        return detailed && !drift.isEmpty() ? ExitCode.CHANGES : ExitCode.DONE;
    }

    private void requireWholePlanToSave() {
        if (driftOnly && out != null) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general(
                            "Drift is no plan",
                            "--drift-only shows a part of what would be done, and -o saves all of it to be applied.",
                            "leave one of them away"));
        }
    }

    private void save(PlanFile file, Definition definition, Limits limits, Plan plan, Map<String, String> environment) {
        String urls = shell.parts().urls(environment);
        file.write(new SavedPlan(urls, definition.withoutPlaces(), limits, plan));
        if (!plan.isRefused()) {
            shell.say("Saved. Apply exactly this with: " + shell.command() + " apply" + where.flag() + " " + out);
        }
    }

    @Override
    public boolean speaksJson() {
        return json.isOn();
    }
}
