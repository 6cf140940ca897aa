package io.flypg.engine.planner;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a plan may not do. A refused plan still renders, with the lines in question blocked. */
final class Refusals {
    private static final int MILLIS = 1000;
    private static final String KEPT = " (its last volume is kept)";
    private static final String GONE = " with all data";

    private final Hanging hanging;
    private final Limits limits;
    private final List<Problem> problems = new ArrayList<>();

    Refusals(Hanging hanging, Limits limits) {
        this.hanging = hanging;
        this.limits = limits;
    }

    List<Change> mark(List<Change> changes) {
        List<Change> marked = changes.stream().map(this::protect).toList();
        limitDeletes(marked);
        marked.forEach(this::limitWriteGap);
        return marked;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private Change protect(Change change) {
        if (change instanceof Change.Blocked blocked && blocked.refused()) {
            problems.addAll(blocked.problems());
        }
        return change instanceof Change.Delete delete
                ? protection(delete)
                        .map(problem -> refused(change.address(), problem))
                        .orElse(change)
                : change;
    }

    private Change refused(Address address, Problem problem) {
        problems.add(problem);
        return Blocks.refused(address, List.of(), List.of(problem));
    }

    /** Why something may not be deleted; empty when it may. What is only meant to be protected goes if it holds no data. */
    private Optional<Problem> protection(Change.Delete delete) {
        Address address = delete.address();
        if (isProtected(address)) {
            return Optional.of(Problem.of(
                    address,
                    "Protected",
                    "its cluster is marked as protected on the platform, so it is not deleted, whatever the definition says.",
                    "write 'protect false' in the cluster, apply that, and then delete"));
        }
        return hanging.clusterOf(address)
                .filter(cluster -> delete.holdsData() && isMeantToBeProtected(cluster))
                .map(_ -> Problem.of(
                        address,
                        "Protected",
                        "the definition protects its cluster, which the platform is told with the next apply only.",
                        "write 'protect false' in the cluster, and then delete"));
    }

    private boolean isMeantToBeProtected(String name) {
        return hanging.definition().all(ClusterSpec.class).stream()
                .anyMatch(cluster -> cluster.name().equals(name) && cluster.protect());
    }

    private boolean isProtected(Address address) {
        return hanging.observations().all().get(address) instanceof Observation.Present<?> present
                && present.value().isProtected();
    }

    /** The change stays as it is in the plan: it shows which of its steps take that long. */
    private void limitWriteGap(Change change) {
        Duration gap = change.impact().writeGap();
        limits.maxWriteGap()
                .filter(most -> gap.compareTo(most) > 0)
                .ifPresent(most -> problems.add(Problem.of(
                        change.address(),
                        "Write gap too long",
                        "nobody could write for about " + gap.toSeconds() + " s at a time; allowed are " + seconds(most)
                                + ".",
                        "wait for a quiet time and run again with --max-write-gap " + gap.toSeconds()
                                + "s, or leave what takes so long out of the change")));
    }

    private static String seconds(Duration time) {
        return time.toMillis() % MILLIS == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private void limitDeletes(List<Change> changes) {
        List<String> going = changes.stream()
                .filter(change -> change instanceof Change.Delete delete && delete.holdsData())
                .map(change -> change.address() + (((Change.Delete) change).keepsData() ? KEPT : GONE))
                .toList();
        if (going.size() > limits.allowDeletes()) {
            problems.add(Problem.general(
                    "Too many deletions",
                    String.join(", ", going) + " would be deleted; allowed are " + limits.allowDeletes() + ".",
                    "run again with --allow-deletes " + going.size() + " if you mean it"));
        }
    }
}
