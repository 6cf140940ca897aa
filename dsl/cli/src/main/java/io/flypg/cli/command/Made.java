package io.flypg.cli.command;

import io.flypg.engine.apply.Event;
import io.flypg.engine.plan.Change;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what was done, over all rounds. May be told from several threads. */
final class Made {
    private final Map<String, Long> changes = new LinkedHashMap<>();
    private final Map<String, Long> alongWithOthers = new LinkedHashMap<>();
    private long steps;

    synchronized void note(Event event) {
        switch (event) {
            case Event.Started started -> started.plan().changes().forEach(this::withoutSteps);
            case Event.StepDone _ -> steps++;
            case Event.ChangeDone done -> changes.merge(word(done.action()), 1L, Long::sum);
            case Event.StepStarted _, Event.StepNote _, Event.StepFailed _, Event.ChangeSkipped _ -> {}
        }
    }

    /** What needs no step of its own: a database goes with its cluster. */
    private void withoutSteps(Change change) {
        boolean real = !(change instanceof Change.NoChange) && !(change instanceof Change.Blocked);
        if (real && change.steps().isEmpty()) {
            alongWithOthers.merge(word(change.action()), 1L, Long::sum);
        }
    }

    /** {@code created} to 2; unfinished changes count as their steps. */
    synchronized Map<String, Long> counts(boolean finished) {
        Map<String, Long> counts = new LinkedHashMap<>(changes);
        if (finished) {
            alongWithOthers.forEach((word, count) -> counts.merge(word, count, Long::sum));
        } else if (steps > 0) {
            counts.put(steps == 1 ? "step done" : "steps done", steps);
        }
        return counts;
    }

    private static String word(String action) {
        return action + "d";
    }
}
