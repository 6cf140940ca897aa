package io.flypg.pulumi.resource;

import io.flypg.engine.apply.Agreement;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.Impact;
import io.flypg.engine.plan.KnobStep;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.PlatformStep;
import java.util.List;
import java.util.function.Predicate;

/**
 * How far a user has agreed to what the platform makes necessary.
 *
 * @param covers whether a plan that was made on the platform as it is now stays within it
 * @param hint what to do when it does not
 */
record Consent(Predicate<Plan> covers, String hint) {
    /**
     * To something that is not there: what an earlier try left is gone on with, and a cluster that runs is not changed.
     *
     * @param id what it would be imported by
     */
    static Consent toCreate(Kind kind, String id) {
        return new Consent(
                plan -> plan.changes().stream().allMatch(Consent::goesOn),
                "it is there already: run 'pulumi import " + kind.token() + " NAME " + id + "' to go on with it");
    }

    /** A create stores settings before there is a second node, and takes nothing away. */
    private static boolean goesOn(Change change) {
        boolean takesAway = change.steps().stream()
                .anyMatch(step -> step instanceof NodeStep.RetireNode || step instanceof PlatformStep.DeleteVolume);
        boolean changes = change.steps().stream()
                .anyMatch(step -> step instanceof KnobStep.UpdateKnobs || step instanceof NodeStep.UpdateMachine);
        boolean completes = change.steps().stream()
                .anyMatch(step -> step instanceof NodeStep.CreateMachine || step instanceof NodeStep.Launch);
        return change instanceof Change.Create
                || (!takesAway && (completes || !changes) && !change.impact().isWorseThan(Impact.PRIMARY_RESTART));
    }

    /**
     * To a change that was planned on what was recorded.
     *
     * @param agreed what the preview showed
     * @param differences what it showed besides, each with what it takes to put it right
     */
    static Consent toUpdate(Plan agreed, List<String> differences) {
        boolean newNodes = anyTakes(Effect.NEW_NODES, differences);
        Impact most = newNodes || anyTakes(Effect.RESTART, differences) ? Impact.SWITCHOVER : Impact.RELOAD;
        return new Consent(
                live -> differences.isEmpty()
                        ? !Agreement.exceeds(live, agreed)
                        : !live.impact().isWorseThan(Impact.worst(List.of(agreed.impact(), most)))
                                && (newNodes || !Agreement.bringsNewNodes(live, agreed)),
                "run 'pulumi refresh', look at the preview again, and then run 'pulumi up'");
    }

    private static boolean anyTakes(Effect effect, List<String> differences) {
        return differences.stream().anyMatch(text -> text.endsWith("(" + effect.word() + ")"));
    }
}
