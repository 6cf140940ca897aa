package io.flypg.cli.view;

import io.flypg.engine.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Steps that follow each other: the same few done to one subject after the other, or just one.
 *
 * @param first 1-based number of the first step
 * @param pattern what is done to each subject
 * @param subjects to which it is done, in order
 */
record StepRun(int first, List<Step> pattern, List<String> subjects) {
    /** Fewer are easier to read written out. */
    private static final int WORTH_FOLDING = 3;

    private static final int LONGEST_PATTERN = 8;

    /** 1-based number of the last step. */
    int last() {
        return first + pattern.size() * subjects.size() - 1;
    }

    boolean isFolded() {
        return subjects.size() > 1;
    }

    /** Folds what repeats itself; the order stays. */
    static List<StepRun> fold(List<Step> steps) {
        List<StepRun> runs = new ArrayList<>();
        for (int i = 0; i < steps.size(); i = runs.getLast().last()) {
            runs.add(longest(steps, i));
        }
        return runs;
    }

    private static StepRun longest(List<Step> steps, int from) {
        StepRun best = new StepRun(
                from + 1, steps.subList(from, from + 1), List.of(steps.get(from).subject()));
        for (int size = 1; size <= LONGEST_PATTERN && from + size <= steps.size(); size++) {
            StepRun run = repeated(steps, from, size);
            if (run.subjects.size() >= WORTH_FOLDING && run.last() > best.last()) {
                best = run;
            }
        }
        return best;
    }

    private static StepRun repeated(List<Step> steps, int from, int size) {
        List<Step> pattern = steps.subList(from, from + size);
        List<String> subjects = new ArrayList<>();
        for (int at = from; at + size <= steps.size() && isSame(pattern, steps.subList(at, at + size)); at += size) {
            subjects.add(steps.get(at).subject());
        }
        return new StepRun(from + 1, pattern, subjects);
    }

    /** The same done to one subject, whichever it is. */
    private static boolean isSame(List<Step> pattern, List<Step> other) {
        String subject = other.getFirst().subject();
        return IntStream.range(0, pattern.size())
                .allMatch(i -> other.get(i).subject().equals(subject)
                        && other.get(i).kind().equals(pattern.get(i).kind())
                        && other.get(i).text().equals(pattern.get(i).text())
                        && other.get(i).impact().equals(pattern.get(i).impact()));
    }
}
