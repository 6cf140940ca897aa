package io.flypg.cli.view;

import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Impact.Interruption;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.Plan;
import java.time.Duration;

/**
 * A plan in numbers.
 *
 * @param same how many are as declared
 * @param restarts of nodes, each counted once
 * @param writeGap the worst single one
 */
record PlanSummary(
        long create,
        long update,
        long delete,
        long same,
        long blocked,
        long restarts,
        long switchovers,
        Duration writeGap) {
    static PlanSummary of(Plan plan) {
        return new PlanSummary(
                plan.count(Change.Create.class),
                plan.count(Change.Update.class),
                plan.count(Change.Delete.class),
                plan.count(Change.NoChange.class),
                plan.count(Change.Blocked.class),
                plan.steps().stream()
                        .filter(step -> step.impact().interruption() == Interruption.RESTART)
                        .count(),
                plan.steps().stream().filter(NodeStep.Promote.class::isInstance).count(),
                plan.impact().writeGap());
    }

    /** {@code Plan: 1 to create, 2 to update, 0 to delete, 1 blocked. Worst write gap: about 5 s. Restarts: 3, switchovers: 1.} */
    String text() {
        return "Plan: " + create + " to create, " + update + " to update, " + delete + " to delete"
                + (blocked == 0 ? "" : ", " + blocked + " blocked") + ". " + gap() + " " + interruptions();
    }

    private String gap() {
        return writeGap.isZero() ? "No write gap." : "Worst write gap: about " + Count.whole(writeGap) + ".";
    }

    private String interruptions() {
        return restarts == 0 && switchovers == 0
                ? "No restarts."
                : "Restarts: " + restarts + ", switchovers: " + switchovers + ".";
    }
}
