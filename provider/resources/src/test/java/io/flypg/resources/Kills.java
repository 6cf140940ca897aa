package io.flypg.resources;

import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Runs that are killed after each of their steps. */
final class Kills {
    private Kills() {}

    /** Ends a run as abruptly as a kill: whatever it meant to do afterwards, going back included, is not done. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /**
     * Reaches what is declared. Whenever a run begins with the same steps as one before, it is killed one step later, so that each comes to
     * an end.
     *
     * @return how often a run was killed
     */
    static int reach(Fixture fixture, Shop shop) {
        int kills = 0;
        Map<List<Step>, Integer> begun = new HashMap<>();
        for (List<Step> left = left(fixture, shop); !left.isEmpty(); left = left(fixture, shop)) {
            killAfter(begun.merge(left, 1, Integer::sum), fixture, shop);
            kills++;
        }
        return kills;
    }

    /** What is left to do, as soon as it can be told: while nodes start anew or the role moves, nothing can be planned. */
    static List<Step> left(Fixture fixture, Shop shop) {
        AtomicReference<Plan> plan = new AtomicReference<>();
        Hand.eventually(() -> {
            Plan seen = fixture.plan(shop);
            plan.set(seen);
            return seen.isEmpty() || !seen.steps().isEmpty();
        });
        return plan.get().steps();
    }

    private static void killAfter(int steps, Fixture fixture, Shop shop) {
        AtomicInteger done = new AtomicInteger();
        Applier applier = new Applier(
                fixture.platform,
                event -> {
                    if (event instanceof Event.StepDone && done.incrementAndGet() >= steps) {
                        throw new Killed();
                    }
                },
                System::nanoTime);
        fixture.apply(shop, Goal.AS_DECLARED, Limits.SAFE, applier);
    }
}
