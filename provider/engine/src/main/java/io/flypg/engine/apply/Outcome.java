package io.flypg.engine.apply;

import io.flypg.engine.address.Address;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        record Failed(Failure.Kind kind, List<Problem> problems) implements Result {}

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
