package io.flypg.engine.apply;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Fingerprint;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.SavedPlan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Platform;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Observes, plans and applies until nothing is left to do, or nothing more can be done. */
public final class Reconciler {
    /** How often what the plan rests on may move before it is given up. */
    private static final int ROUNDS = 4;

    private final Platform platform;
    private final Planner planner;

    /** What is to become of what is declared. */
    public enum Goal {
        AS_DECLARED,
        GONE
    }

    public Reconciler(Platform platform, Planner planner) {
        this.platform = platform;
        this.planner = planner;
    }

    /**
     * Looks and compares; changes nothing.
     *
     * @throws Failure bad input, when there is no such target
     */
    public Plan plan(Definition definition, Goal goal, Limits limits) {
        Observations observations = platform.observe(definition);
        Set<Address> known = new TreeSet<>(definition.addresses());
        if (goal == Goal.AS_DECLARED && definition.whole()) {
            known.addAll(observations.all().keySet());
        }
        List<Problem> unknown = limits.unknownTargets(known);
        if (!unknown.isEmpty()) {
            throw new Failure(Failure.Kind.BAD_INPUT, unknown);
        }
        return plan(definition, observations, goal, limits);
    }

    /** What is left once a plan was applied: a target may be gone by then. Changes nothing. */
    public Plan rest(Definition definition, Goal goal, Limits limits) {
        return plan(definition, platform.observe(definition), goal, limits);
    }

    private Plan plan(Definition definition, Observations observations, Goal goal, Limits limits) {
        return goal == Goal.GONE
                ? planner.destroy(definition, observations, limits)
                : planner.plan(definition, observations, limits);
    }

    /**
     * Says where the platform is not as it was when a plan was saved. Such a plan is not applied: nobody has seen what it would do now.
     * Changes nothing.
     */
    public List<Problem> staleness(SavedPlan saved) {
        Observations now = platform.observe(saved.definition());
        Fingerprint before = saved.plan().fingerprint();
        // what came since then, and is part of what a part rests on, only the planner knows
        Fingerprint anew =
                plan(saved.definition(), now, Goal.AS_DECLARED, saved.limits()).fingerprint();
        Fingerprint after = now.fingerprint()
                .within(address ->
                        before.looks().containsKey(address) || anew.looks().containsKey(address));
        return before.movesTo(after).stream().map(Reconciler::stale).toList();
    }

    private static Problem stale(Fingerprint.Move move) {
        return Problem.of(
                move.address(),
                "Stale plan",
                "since the plan was made, " + move.address() + " moved: it " + move.how() + ".",
                "plan again, look at it, and apply that");
    }

    /**
     * Applies a plan, and plans anew when what it rests on moved, or when it had to wait for nodes that are now back.
     *
     * @param first the plan that somebody agreed to; later ones may not cost more
     * @return how it ended, over all rounds
     */
    public Outcome apply(Definition definition, Goal goal, Limits limits, Plan first, Applier applier) {
        return apply(definition, goal, limits, first, _ -> false, applier);
    }

    /**
     * The same where somebody agreed to more than the first plan says, without a look at the platform.
     *
     * @param agreed whether that covers a later plan
     */
    public Outcome apply(
            Definition definition, Goal goal, Limits limits, Plan first, Predicate<Plan> agreed, Applier applier) {
        Plan plan = first;
        Outcome outcome = applier.apply(plan, definition);
        Set<Fingerprint> seen = new HashSet<>();
        for (int round = 1; round < ROUNDS && goesOn(plan, outcome, applier) && seen.add(plan.fingerprint()); round++) {
            Plan next = rest(definition, goal, limits);
            if (next.isEmpty() && !next.isRefused()) {
                return outcome.whenNothingIsLeft();
            }
            boolean exceeds = Agreement.exceeds(next, first) && !agreed.test(next);
            if (next.steps().isEmpty() || next.isRefused() || exceeds) {
                return unfinished(next, first, outcome);
            }
            plan = next;
            outcome = applier.apply(plan, definition).after(outcome);
        }
        return isWaiting(plan, outcome) ? unfinished(plan, first, outcome) : outcome;
    }

    /** Whoever agreed to a plan that said that more will come looks himself for what came; anybody else has to be told. */
    private static Outcome unfinished(Plan rest, Plan first, Outcome outcome) {
        return first.isIncomplete() ? outcome : outcome.unfinished(rest);
    }

    private static boolean goesOn(Plan plan, Outcome outcome, Applier applier) {
        return !applier.isStopped() && (isWaiting(plan, outcome) || outcome.has(Failure.Kind.STALE));
    }

    private static boolean isWaiting(Plan plan, Outcome outcome) {
        return plan.isIncomplete() && outcome.isSuccess() && !plan.steps().isEmpty();
    }
}
