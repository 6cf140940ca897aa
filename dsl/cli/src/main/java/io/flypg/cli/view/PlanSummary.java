package io.flypg.cli.view;

import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Interruptions;
import io.flypg.engine.plan.Plan;
import java.time.Duration;

/**
 * A plan in numbers.
 *
 * @param same how many are as declared
 * @param interruptions of what goes on afterwards
 */
record PlanSummary(long create, long update, long delete, long same, long blocked, Interruptions interruptions) {
    static PlanSummary of(Plan plan) {
        return new PlanSummary(
                plan.count(Change.Create.class),
                plan.count(Change.Update.class),
                plan.count(Change.Delete.class),
                plan.count(Change.NoChange.class),
                plan.count(Change.Blocked.class),
                Interruptions.of(plan.changes().stream()
                        .filter(change -> !(change instanceof Change.Delete))
                        .flatMap(change -> change.steps().stream())
                        .toList()));
    }

    /** {@code Plan: 1 to create, 2 to update, 0 to delete, 1 blocked. Worst write gap: about 5 s. Restarts: 3, switchovers: 1.} */
    String text() {
        return "Plan: " + create + " to create, " + update + " to update, " + delete + " to delete"
                + (blocked == 0 ? "" : ", " + blocked + " blocked") + ". " + gap() + " " + often();
    }

    private String gap() {
        Duration gap = interruptions.writeGap();
        return gap.isZero() ? "No write gap." : "Worst write gap: about " + Count.whole(gap) + ".";
    }

    private String often() {
        return interruptions.restarts() == 0 && interruptions.switchovers() == 0
                ? "No restarts."
                : "Restarts: " + interruptions.restarts() + ", switchovers: " + interruptions.switchovers() + ".";
    }
}
