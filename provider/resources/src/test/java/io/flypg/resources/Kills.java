package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Runs that are killed after some of their steps. */
final class Kills {
    /** A change takes far fewer; what never ends is told from what takes long. */
    private static final int MOST = 80;

    private Kills() {}

    /** Ends a run as abruptly as a kill: whatever it meant to do afterwards, going back included, is not done. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /**
     * Whenever a run begins with the same steps as one before, it is killed one step later, so that each comes to an end.
     *
     * @return how often a run was killed until there was nothing left to do
     */
    static int reach(Fixture fixture, Shop shop, Goal goal, Limits limits) {
        int kills = 0;
        Map<List<Step>, Integer> begun = new HashMap<>();
        for (List<Step> left = left(fixture, shop, goal, limits);
                !left.isEmpty();
                left = left(fixture, shop, goal, limits)) {
            Outcome outcome =
                    fixture.apply(shop, goal, limits, killedAfter(begun.merge(left, 1, Integer::sum), fixture));
            kills++;
            assertThat(kills)
                    .as("runs; the last one ended with %s", outcome.problems())
                    .isLessThan(MOST);
        }
        return kills;
    }

    /** The same, towards what is declared. */
    static int reach(Fixture fixture, Shop shop) {
        return reach(fixture, shop, Goal.AS_DECLARED, Limits.SAFE);
    }

    /** What is left to do, as soon as it can be told: while nodes start anew or the role moves, nothing can be planned. */
    static List<Step> left(Fixture fixture, Shop shop, Goal goal, Limits limits) {
        AtomicReference<Plan> plan = new AtomicReference<>();
        Hand.eventually(() -> {
            Plan seen = fixture.plan(shop, goal, limits);
            plan.set(seen);
            return seen.isEmpty() || !seen.steps().isEmpty();
        });
        return plan.get().steps();
    }

    /** The same, towards what is declared. */
    static List<Step> left(Fixture fixture, Shop shop) {
        return left(fixture, shop, Goal.AS_DECLARED, Limits.SAFE);
    }

    /** A run that is killed once it has done so many steps. */
    static Applier killedAfter(int steps, Fixture fixture) {
        AtomicInteger done = new AtomicInteger();
        return new Applier(
                fixture.platform,
                event -> {
                    if (event instanceof Event.StepDone && done.incrementAndGet() >= steps) {
                        throw new Killed();
                    }
                },
                System::nanoTime);
    }
}
