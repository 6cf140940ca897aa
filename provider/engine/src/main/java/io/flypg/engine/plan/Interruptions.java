package io.flypg.engine.plan;

import io.flypg.engine.plan.Impact.Interruption;
import java.time.Duration;
import java.util.List;

/**
 * How often steps interrupt users.
 *
 * @param restarts of nodes and of machines of apps, each counted once
 * @param switchovers how often another node becomes the primary
 * @param writeGap the worst single time in which nobody can write
 */
public record Interruptions(long restarts, long switchovers, Duration writeGap) {
    /** Of steps that are run one after the other. */
    public static Interruptions of(List<Step> steps) {
        return new Interruptions(
                steps.stream()
                        .filter(step -> step.impact().interruption() == Interruption.RESTART)
                        .count(),
                steps.stream().filter(NodeStep.Promote.class::isInstance).count(),
                Impact.worst(steps.stream().map(Step::impact).toList()).writeGap());
    }
}
