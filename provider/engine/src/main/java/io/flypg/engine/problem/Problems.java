package io.flypg.engine.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems, so that all of them can be reported at once. Not safe for use by several threads. */
public final class Problems {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::place, Comparator.nullsLast(Comparator.naturalOrder()));

    private static final int MANY = 1000;

    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    /** Whether anything found so far is in the way of going on. */
    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** Whether there are more than anybody mends in one go, so that looking for others may end. */
    public boolean isFull() {
        return found.size() >= MANY;
    }

    /**
     * Sorted by place; those without a place last, in the order they were found. Each once: a loop says the same of one line for all that
     * it makes.
     */
    public List<Problem> toList() {
        return found.stream().distinct().sorted(ORDER).toList();
    }
}
