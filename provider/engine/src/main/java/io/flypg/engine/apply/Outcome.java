package io.flypg.engine.apply;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How applying a plan ended, address by address.
 *
 * @param results of every change that had steps
 */
public record Outcome(Map<Address, Result> results) {
    public Outcome {
        results = Collections.unmodifiableMap(new TreeMap<>(results));
    }

    /** How one change ended. */
    public sealed interface Result {
        /** All its steps were run. */
        record Done(String action) implements Result {}

        /** A step failed. */
        record Failed(Failure.Kind kind, List<Problem> problems) implements Result {
            /** This, and what stood in the way of undoing it: that needs somebody to look, so it is not tried again at once. */
            Failed and(Failed other) {
                return new Failed(
                        Failure.Kind.FAILED,
                        Stream.concat(problems.stream(), other.problems.stream())
                                .toList());
            }
        }

        /** Nothing of it, or not all, was run because of something else. */
        record Skipped(String because) implements Result {}
    }

    /** Whether every change was made. */
    public boolean isSuccess() {
        return results.values().stream().allMatch(Result.Done.class::isInstance);
    }

    /** Whether anything failed in that way. */
    public boolean has(Failure.Kind kind) {
        return results.values().stream()
                .anyMatch(result -> result instanceof Result.Failed failed && failed.kind() == kind);
    }

    /** Without what could not be done because somebody else did it: nothing is left to do. */
    Outcome whenNothingIsLeft() {
        Map<Address, Result> left = new TreeMap<>(results);
        left.values()
                .removeIf(result -> result instanceof Result.Skipped
                        || (result instanceof Result.Failed failed && failed.kind() == Failure.Kind.STALE));
        return new Outcome(left);
    }

    /** This one when a later plan still had something to do, and it was not to be done: what that plan refuses says why. */
    Outcome unfinished(Plan rest) {
        Map<Address, Result> all = new TreeMap<>(results);
        rest.changes().forEach(change -> {
            if (change instanceof Change.Blocked blocked && blocked.refused()) {
                all.put(change.address(), new Result.Failed(Failure.Kind.REFUSED, blocked.problems()));
            } else if (!(change instanceof Change.NoChange) && !(all.get(change.address()) instanceof Result.Failed)) {
                all.put(change.address(), notAgreed(change.address()));
            }
        });
        return new Outcome(all);
    }

    private static Result.Failed notAgreed(Address address) {
        return new Result.Failed(
                Failure.Kind.STALE,
                List.of(Problem.of(
                        address,
                        "Not finished",
                        "something changed while this ran, and what is left to do there is not what was agreed to.",
                        "run the command again: it shows what is left")));
    }

    /** This one and what an earlier round already made, which a later plan has no need to repeat. */
    Outcome after(Outcome earlier) {
        Map<Address, Result> all = new TreeMap<>(results);
        earlier.results.forEach((address, result) -> {
            if (result instanceof Result.Done) {
                all.putIfAbsent(address, result);
            }
        });
        return new Outcome(all);
    }

    /** All problems of what failed, each once: a lock that was refused stops all changes of its cluster. */
    public List<Problem> problems() {
        return results.values().stream()
                .filter(Result.Failed.class::isInstance)
                .flatMap(result -> ((Result.Failed) result).problems().stream())
                .distinct()
                .toList();
    }
}
