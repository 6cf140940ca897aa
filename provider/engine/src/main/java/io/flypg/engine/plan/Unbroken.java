package io.flypg.engine.plan;

import java.util.List;

/**
 * Steps of a change between which nobody may be left waiting: once the first of them is begun the others follow, even when somebody asks
 * to stop, and when one of them fails the way back is taken at once.
 *
 * @param from index of the first of them among the change's steps
 * @param count how many they are
 * @param back what undoes them, wherever among them the failure was
 */
public record Unbroken(int from, int count, List<Step> back) {
    public Unbroken {
        if (from < 0 || count < 1) {
            throw new IllegalArgumentException("no steps: " + count + " from " + from);
        }
        back = List.copyOf(back);
    }

    /** Whether the step of that index is one of them. */
    public boolean has(int step) {
        return from <= step && step < from + count;
    }

    /** Whether it is one of them, and another one comes before it. */
    public boolean goesOnAt(int step) {
        return has(step) && step > from;
    }
}
