package io.flypg.engine.apply;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.Impact;
import io.flypg.engine.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares a later plan with the one that somebody agreed to: what nobody agreed to is not done. */
public final class Agreement {
    private Agreement() {}

    /** Whether a later plan deletes something that the first did not, or costs users of any address more than the first said. */
    public static boolean exceeds(Plan later, Plan first) {
        return later.changes().stream().anyMatch(change -> exceeds(change, before(first, change.address())));
    }

    /** Whether new nodes would take the place of old ones somewhere where the first plan did not say so. */
    public static boolean bringsNewNodes(Plan later, Plan first) {
        return later.changes().stream().anyMatch(change -> bringsNewNodes(change, before(first, change.address())));
    }

    /** Agrees beforehand to whatever comes of what a plan could not see, but for deletions. */
    public static Predicate<Plan> toWhatComes(Plan first) {
        return later -> first.isIncomplete()
                && later.changes().stream()
                        .filter(Change.Delete.class::isInstance)
                        .noneMatch(change -> exceeds(change, before(first, change.address())));
    }

    private static boolean exceeds(Change change, Optional<Change> before) {
        if (change instanceof Change.Delete) {
            return before.filter(Change.Delete.class::isInstance).isEmpty();
        }
        return bringsNewNodes(change, before)
                || change.impact()
                        .isWorseThan(before.map(Agreement::agreedImpact).orElse(Impact.NONE));
    }

    /** Old nodes go with their volumes then, which no impact says. */
    private static boolean bringsNewNodes(Change change, Optional<Change> before) {
        return hasNewNodes(change) && before.filter(Agreement::hasNewNodes).isEmpty();
    }

    private static boolean hasNewNodes(Change change) {
        return change.fields().stream().anyMatch(field -> field.effect() == Effect.NEW_NODES);
    }

    /** A change that could not see everything said that more will come: what nobody notices needs no second yes, a restart does. */
    private static Impact agreedImpact(Change change) {
        return saysMoreWillCome(change) ? Impact.worst(List.of(change.impact(), Impact.RELOAD)) : change.impact();
    }

    private static boolean saysMoreWillCome(Change change) {
        return change instanceof Change.Blocked || change.isPartial();
    }

    private static Optional<Change> before(Plan first, Address address) {
        return first.changes().stream()
                .filter(change -> change.address().equals(address))
                .findFirst();
    }
}
