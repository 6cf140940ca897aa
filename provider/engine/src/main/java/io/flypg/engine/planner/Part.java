package io.flypg.engine.planner;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The part of a plan that somebody asked for. It is never a way around anything: what is made takes along what it needs, with all that
 * stands against that, and what is deleted alone must leave nothing behind that hangs on it.
 */
final class Part {
    private final Hanging hanging;
    private final Plan whole;
    private final Set<Address> staying = new TreeSet<>();
    private final Set<Address> leaving = new TreeSet<>();
    private final Set<String> clusters = new TreeSet<>();

    /**
     * Finds the part.
     *
     * @param whole the plan without any target
     * @param leavers what the whole plan takes away
     */
    Part(Hanging hanging, Plan whole, Collection<Address> targets, Set<Address> leavers) {
        this.hanging = hanging;
        this.whole = whole;
        Deque<Address> wanted = new ArrayDeque<>(targets);
        while (!wanted.isEmpty()) {
            Address next = wanted.pop();
            if (leavers.contains(next)) {
                leaving.add(next);
            } else if (staying.add(next)) {
                wanted.addAll(hanging.declared(next));
            }
            hanging.clusterOf(next).ifPresent(clusters::add);
        }
    }

    Set<Address> staying() {
        return staying;
    }

    Set<Address> leaving() {
        return leaving;
    }

    /** How many changes are not in it. */
    int leftOut() {
        return (int) whole.changes().stream()
                .filter(change -> !(change instanceof Change.NoChange))
                .filter(change -> !has(change.address()))
                .count();
    }

    /** Whether a plan of this part rests on what was seen at an address: on all that is in it, and on all of the same clusters. */
    boolean restsOn(Address address) {
        return has(address)
                || hanging.clusterOf(address).filter(clusters::contains).isPresent();
    }

    /** A deletion as it is, or refused because it is only safe together with others. */
    Change checked(Change change) {
        if (!(change instanceof Change.Delete)) {
            return change;
        }
        List<Problem> problems = new ArrayList<>(refusedBelow(change.address()));
        List<Address> left = hanging.on(change.address()).stream()
                .filter(address -> !leaving.contains(address))
                .toList();
        if (!left.isEmpty()) {
            problems.add(Problem.of(
                    change.address(),
                    "Something would be left behind",
                    left.stream().map(Address::toString).collect(Collectors.joining(", "))
                            + " would have lost what it hangs on, and is not among the targets.",
                    "leave --target away, or, to delete that too, add "
                            + left.stream()
                                    .map(address -> "--target " + address)
                                    .collect(Collectors.joining(" "))));
        }
        return problems.isEmpty() ? change : Blocks.refused(change.address(), List.of(), problems);
    }

    /** What the whole plan refuses for what a deleted thing is part of is refused here too. */
    private List<Problem> refusedBelow(Address deleted) {
        Set<Address> below = hanging.of(deleted);
        return whole.changes().stream()
                .filter(change -> below.contains(change.address()) && !has(change.address()))
                .filter(change -> change instanceof Change.Blocked blocked && blocked.refused())
                .flatMap(change -> change.problems().stream())
                .toList();
    }

    private boolean has(Address address) {
        return staying.contains(address) || leaving.contains(address);
    }
}
