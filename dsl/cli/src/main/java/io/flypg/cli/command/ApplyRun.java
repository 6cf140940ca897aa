package io.flypg.cli.command;

import io.flypg.cli.view.ApplyReport;
import io.flypg.cli.view.ApplyView;
import io.flypg.cli.wiring.Errand;
import io.flypg.engine.apply.Agreement;
import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.apply.Reconciler;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.SavedPlan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Plans, shows, asks, applies and says how it ended: the same for making and for removing. */
final class ApplyRun {
    static final String RUN_AGAIN = "Run the same command again: it looks at what is there and goes on from it.";
    private static final String PLAN_AGAIN = "Plan again: what is left is no longer what the saved plan says.";

    private static final Question REST =
            new Question("Apply these changes too?", "Nothing more was changed. Run the command again to go on.");

    private final Shell shell;
    private final PlatformOption where;
    private final TargetOption targets;
    private final Order order;
    private final ApplyView view;

    /** Of what a saved plan was made from nothing is known any more. */
    private Origins origins = Origins.NONE;

    /**
     * What was asked for on the command line.
     *
     * @param paths the definition; empty for a saved plan
     * @param agreed whether there is nothing to ask any more
     */
    record Order(
            List<Path> paths, ParameterOption parameters, Goal goal, Limits limits, boolean agreed, boolean json) {}

    ApplyRun(Shell shell, PlatformOption where, TargetOption targets, Order order) {
        this.shell = shell;
        this.where = where;
        this.targets = targets;
        this.order = order;
        this.view = ApplyView.of(order.json, shell.out(), shell.nanos());
    }

    /**
     * Where it is done.
     *
     * @param environment what the platform was made from
     */
    private record Site(Map<String, String> environment, Platform platform, Reconciler reconciler) {}

    /**
     * What is done there.
     *
     * @param goOn what to do when it is not finished
     * @param requireFresh fails when the plan may not be applied any more because somebody took his time to answer
     */
    private record Work(
            Definition definition,
            Limits limits,
            Plan plan,
            String goOn,
            Runnable requireFresh,
            Function<Applier, Outcome> apply) {}

    /** What a person is asked before it is done, and what is said when it is not to be. */
    record Question(String text, String declined) {}

    /** Plans what the files declare and applies that, planning anew when it moves meanwhile. */
    int run() {
        DefinitionFiles.Traced traced = DefinitionFiles.requireTraced(order.paths, order.parameters, shell);
        Definition definition = traced.definition();
        origins = traced.origins();
        Limits limits = targets.within(order.limits, definition);
        Site site = site();
        Plan plan = site.reconciler.plan(definition, order.goal, limits);
        String question = order.goal == Goal.GONE ? "Remove all this?" : "Apply these changes?";
        return run(site, work(site, definition, limits, plan), new Question(question, "Nothing was changed."));
    }

    private Work work(Site site, Definition definition, Limits limits, Plan plan) {
        return new Work(
                definition,
                limits,
                plan,
                RUN_AGAIN,
                () -> {},
                applier -> site.reconciler.apply(definition, order.goal, limits, plan, beforehand(plan), applier));
    }

    /** Who said yes without being asked is not asked about what comes either: the same command again would do it. */
    private Predicate<Plan> beforehand(Plan plan) {
        return order.agreed ? Agreement.toWhatComes(plan) : _ -> false;
    }

    /** Applies a saved plan: exactly that one, or nothing. */
    int run(SavedPlan saved) {
        Site site = site();
        SavedPlans.requireSamePlatform(saved, shell.parts().urls(site.environment));
        SavedPlans.requireFresh(saved, site.reconciler);
        Plan plan = saved.plan();
        return run(
                site,
                new Work(
                        saved.definition(),
                        saved.limits(),
                        plan,
                        PLAN_AGAIN,
                        () -> SavedPlans.requireFresh(saved, site.reconciler),
                        applier -> applier.apply(plan, saved.definition())),
                new Question("Apply these changes?", "Nothing was changed."));
    }

    /**
     * Applies what somebody asked for without a change of a definition: exactly what is shown, or nothing.
     *
     * @param look plans it, on the platform as it is then
     * @param goOn what to do when it is not finished
     */
    int run(Function<Map<String, String>, Errand> look, Question question, String goOn) {
        Site site = site();
        Errand errand = look.apply(site.environment);
        Plan plan = errand.plan();
        return run(
                site,
                new Work(
                        errand.definition(),
                        order.limits,
                        plan,
                        goOn,
                        () -> requireSame(plan, look.apply(site.environment).plan()),
                        applier -> applier.apply(plan, errand.definition())),
                question);
    }

    private static void requireSame(Plan before, Plan now) {
        if (!now.steps().equals(before.steps())) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    Problem.general(
                            "Stale plan",
                            "while nobody answered, the cluster changed, and what was shown is not what it would take now.",
                            "run the command again, and look at what it shows"));
        }
    }

    private Site site() {
        Map<String, String> environment = where.environment(shell);
        Platform platform = shell.parts().platform(environment);
        return new Site(
                environment,
                platform,
                new Reconciler(platform, new Planner(shell.parts().catalogue())));
    }

    private int run(Site site, Work work, Question question) {
        Plan plan = work.plan;
        view.show(plan, origins);
        if (plan.isRefused()) {
            shell.report(plan.refusals());
            shell.say(question.declined);
            return ExitCode.REFUSED;
        }
        if (plan.steps().isEmpty()) {
            return nothingToRun(plan);
        }
        if (!order.agreed) {
            if (!shell.keyboard().agrees(question.text, shell.out())) {
                shell.say(question.declined);
                return ExitCode.REFUSED;
            }
            work.requireFresh.run();
        }
        return apply(site, work);
    }

    /** What cannot be seen cannot be put right either. */
    private int nothingToRun(Plan plan) {
        List<Problem> problems = plan.changes().stream()
                .filter(Change.Blocked.class::isInstance)
                .flatMap(change -> change.problems().stream())
                .toList();
        shell.report(problems);
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private int apply(Site site, Work work) {
        Made made = new Made();
        long started = shell.nanos().getAsLong();
        Applier applier = new Applier(site.platform, event -> happened(event, made), shell.nanos());
        Interrupts interrupts = new Interrupts(() -> stop(applier));
        view.begin();
        Outcome outcome;
        try (interrupts) {
            outcome = work.apply.apply(applier);
        } finally {
            view.end();
        }
        shell.report(outcome.problems());
        Duration took = Duration.ofNanos(shell.nanos().getAsLong() - started);
        boolean finished = outcome.isSuccess() && !applier.isStopped();
        Optional<Plan> rest = finished && work.plan.isIncomplete()
                ? Optional.of(site.reconciler.rest(work.definition, order.goal, work.limits))
                : Optional.empty();
        var after = new Afterwards(shell, where, order, site.environment);
        boolean through = finished && rest.map(Plan::isEmpty).orElse(true);
        view.report(new ApplyReport(
                work.plan,
                outcome,
                made.counts(finished),
                took,
                applier.isStopped(),
                through ? after.connections(work.definition) : List.of(),
                finished ? after.receipts(work.plan) : List.of(),
                through ? after.hints(work.definition) : List.of(),
                work.goOn));
        return rest.isPresent() ? leftOver(site, work, rest.get()) : codeOf(outcome, applier);
    }

    private void happened(Event event, Made made) {
        made.note(event);
        view.accept(event);
    }

    private void stop(Applier applier) {
        applier.stop();
        view.say("Stopping: the running steps are finished, no more are started. Once more to end at once.");
    }

    /** What had to wait when the plan was made may still be waiting, or cost more than was known then: that takes a yes of its own. */
    private int leftOver(Site site, Work before, Plan rest) {
        if (rest.isEmpty()) {
            return ExitCode.DONE;
        }
        boolean canBeDone = !rest.isRefused() && !rest.steps().isEmpty();
        if (canBeDone && !order.agreed && !order.paths.isEmpty()) {
            shell.say("This could not be planned before, and nobody has agreed to it yet.");
            return run(site, work(site, before.definition, before.limits, rest), REST);
        }
        view.show(rest, origins);
        if (order.paths.isEmpty()) {
            shell.say("The saved plan is done, and this is left. Plan again for it.");
        } else if (canBeDone) {
            shell.say("What was agreed to is done, and this is left. Look at it, and run the command again for it.");
        }
        shell.report(rest.refusals());
        return rest.isRefused() ? ExitCode.REFUSED : ExitCode.FAILED;
    }

    private static int codeOf(Outcome outcome, Applier applier) {
        if (applier.isStopped() || outcome.has(Failure.Kind.FAILED)) {
            return ExitCode.FAILED;
        }
        for (Failure.Kind kind : Failure.Kind.values()) {
            if (outcome.has(kind)) {
                return ExitCode.of(kind);
            }
        }
        return outcome.isSuccess() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
