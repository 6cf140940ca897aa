package io.flypg.pulumi.resource;

import com.google.protobuf.Struct;
import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.apply.Reconciler;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.pulumi.session.EngineLog;
import io.flypg.pulumi.session.Session;
import io.flypg.resources.FlyPlatform;
import io.flypg.resources.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Observes, plans and runs steps for one resource. */
final class Changing {
    private final Session session;
    private final Kind kind;
    private final String urn;
    private final Duration limit;

    /**
     * For one resource.
     *
     * @param limit after which it is left off at the next step; zero for none
     */
    Changing(Session session, Kind kind, String urn, Duration limit) {
        this.session = session;
        this.kind = kind;
        this.urn = urn;
        this.limit = limit;
    }

    /**
     * Makes a resource as it is declared.
     *
     * @param consent what the user agreed to, without a look at the platform: what costs more is not done
     * @param recorded the outputs of before; empty when there are none
     * @return the outputs of what is there now
     * @throws Unfinished when not all of it was done, with the outputs of what is there
     * @throws Failure when nothing was done
     */
    Struct make(Spec spec, Consent consent, Struct recorded) {
        return session.alone(clusterOf(spec), () -> {
            Look before = Look.at(session, spec);
            requireAllowed(before, consent);
            Outcome outcome = run(spec, Goal.AS_DECLARED, Limits.SAFE, before.plan(), consent.covers());
            return after(spec, outcome, recorded);
        });
    }

    private void requireAllowed(Look look, Consent consent) {
        look.requireOwnCluster(session.settings().project());
        if (look.plan().isRefused()) {
            throw new Failure(Failure.Kind.REFUSED, look.plan().refusals());
        }
        if (look.change() instanceof Change.Blocked blocked) {
            throw new Failure(Failure.Kind.FAILED, blocked.problems());
        }
        if (!consent.covers().test(look.plan())) {
            throw new Failure(
                    Failure.Kind.STALE,
                    Problem.of(
                            look.spec().address(),
                            "Costs more than was agreed to",
                            "to make it as declared would now mean: "
                                    + Effects.cost(look.change().impact()) + ".",
                            consent.hint()));
        }
    }

    private Outcome run(Spec spec, Goal goal, Limits limits, Plan plan, Predicate<Plan> agreed) {
        FlyPlatform platform = session.platform();
        Definition definition = session.definition(spec);
        Reconciler reconciler = new Reconciler(platform, new Planner(Resources.catalogue()));
        return session.running(
                limit, this::progress, applier -> reconciler.apply(definition, goal, limits, plan, agreed, applier));
    }

    private void progress(Event event) {
        switch (event) {
            case Event.StepStarted started ->
                session.log()
                        .say(
                                EngineLog.Level.PROGRESS,
                                urn,
                                "%d/%d %s"
                                        .formatted(
                                                started.number(),
                                                started.of(),
                                                started.step().kind()));
            case Event.StepNote note -> session.log().say(EngineLog.Level.PROGRESS, urn, note.text());
            default -> {}
        }
    }

    private Struct after(Spec spec, Outcome outcome, Struct recorded) {
        List<Problem> problems = new ArrayList<>(outcome.problems());
        Look look;
        try {
            look = Look.at(session, spec);
        } catch (Failure failure) {
            problems.addAll(failure.problems());
            throw new Unfinished(kind, Kind.id(spec), Struct.getDefaultInstance(), State.planned(spec), problems);
        }
        if (outcome.problems().isEmpty() && !outcome.isSuccess()) {
            problems.add(Problem.of(
                    spec.address(),
                    "Stopped",
                    "the running step was finished, and the rest was left out.",
                    "run 'pulumi up' again: it goes on from there"));
        } else if (outcome.isSuccess() && !(look.change() instanceof Change.NoChange)) {
            problems.addAll(notAsDeclared(look));
        }
        Struct state = look.observed()
                .map(observed -> new State(session.live(), recorded).of(spec, observed))
                .orElseGet(() -> State.planned(spec));
        if (problems.isEmpty()) {
            return state;
        }
        throw look.isAbsent()
                ? new Failure(Failure.Kind.FAILED, problems)
                : new Unfinished(kind, Kind.id(spec), Struct.getDefaultInstance(), state, problems);
    }

    private static List<Problem> notAsDeclared(Look look) {
        return look.change() instanceof Change.Blocked blocked
                ? blocked.problems()
                : List.of(Problem.of(
                        look.spec().address(),
                        "Not finished",
                        "it is not yet as declared.",
                        "run 'pulumi up' again: it goes on from there"));
    }

    /**
     * Removes a resource; one that is not there was removed.
     *
     * @param withCluster whether its cluster goes too, which takes along what is only in it
     * @throws Failure refused, when it is protected or somebody else's
     */
    void remove(Spec spec, boolean withCluster) {
        session.alone(clusterOf(spec), () -> {
            FlyPlatform platform = session.platform();
            Definition definition = session.definition(spec);
            Limits limits = new Limits(1);
            Plan plan = new Planner(Resources.catalogue()).destroy(definition, platform.observe(definition), limits);
            if (plan.isRefused()) {
                throw new Failure(Failure.Kind.REFUSED, plan.refusals());
            }
            if (withCluster) {
                session.log()
                        .say(
                                EngineLog.Level.INFO,
                                urn,
                                "It stays in its cluster, which the program does not declare either.");
                return new Outcome(Map.of());
            }
            if (plan.change(spec.address()) instanceof Change.Blocked blocked) {
                throw new Failure(Failure.Kind.FAILED, blocked.problems());
            }
            plan.change(spec.address())
                    .problems()
                    .forEach(problem -> session.log().say(EngineLog.Level.WARNING, urn, problem.toString()));
            Outcome outcome = run(spec, Goal.GONE, limits, plan, _ -> false);
            if (!outcome.isSuccess()) {
                throw new Failure(Failure.Kind.FAILED, outcome.problems());
            }
            return outcome;
        });
    }

    private static Optional<String> clusterOf(Spec spec) {
        return Stream.concat(Stream.of(spec.address()), spec.dependsOn().stream())
                .filter(address -> address.type() == ResourceType.CLUSTER)
                .map(Address::name)
                .findFirst();
    }
}
