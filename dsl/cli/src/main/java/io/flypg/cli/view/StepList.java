package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Span;
import io.flypg.cli.terminal.Style;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Impact;
import io.flypg.engine.plan.Step;
import io.flypg.engine.plan.Unbroken;
import java.util.List;

/** The steps of a change, numbered, with their subjects and costs. */
final class StepList {
    /** More subjects than this are shown by the first and the last. */
    private static final int NAMED = 4;

    private final Page page = new Page();
    private final int subjectWidth;
    private final int numberWidth;

    private StepList(List<StepRun> runs) {
        this.subjectWidth = runs.stream()
                .filter(run -> !run.isFolded())
                .mapToInt(run -> run.subjects().getFirst().length())
                .max()
                .orElse(0);
        this.numberWidth =
                runs.stream().mapToInt(run -> number(run).length()).max().orElse(0);
    }

    static Page of(Change change) {
        List<StepRun> runs = StepRun.fold(change.steps());
        StepList list = new StepList(runs);
        if (!runs.isEmpty()) {
            list.page.line(plain("    "), Style.CYAN.of("steps:"));
        }
        runs.forEach(list::run);
        change.unbroken().forEach(list::together);
        return list.page;
    }

    private void together(Unbroken steps) {
        String start = " ".repeat(8 + numberWidth);
        page.text(
                start.length(),
                plain(start),
                Style.DIM.of((steps.from() + 1) + "-" + (steps.from() + steps.count())
                        + " belong together: a stop waits for the last of them"
                        + (steps.back().isEmpty() ? "" : ", a failure leads back to before the first")));
    }

    private void run(StepRun run) {
        String number = number(run);
        String start = " ".repeat(6 + numberWidth - number.length()) + number + "  ";
        if (!run.isFolded()) {
            String subject = run.subjects().getFirst();
            String padded = subject + " ".repeat(subjectWidth - subject.length()) + "  ";
            step(start + padded, run.pattern().getFirst());
        } else if (run.pattern().size() == 1) {
            step(start + subjects(run) + ": ", run.pattern().getFirst());
        } else {
            page.text(start.length(), start + "one after the other, " + subjects(run) + ":");
            run.pattern().forEach(step -> step(" ".repeat(start.length() + 2), step));
        }
    }

    private void step(String start, Step step) {
        page.text(start.length(), plain(start), plain(step.text()), plain("  "), cost(step.impact()));
    }

    private static String number(StepRun run) {
        return run.first() == run.last() ? run.first() + "." : run.first() + "-" + run.last() + ".";
    }

    private static String subjects(StepRun run) {
        List<String> all = run.subjects();
        return all.size() <= NAMED
                ? String.join(", ", all)
                : all.getFirst() + " … " + all.getLast() + " (" + all.size() + ")";
    }

    private static Span cost(Impact impact) {
        String gap = impact.writeGap().isZero() ? "" : ", no writes for about " + Count.whole(impact.writeGap());
        return switch (impact.interruption()) {
            case NONE ->
                plain(gap.isEmpty() ? "" : "[" + gap.substring(2) + "]").unbroken();
            case RELOAD -> Style.GREEN.of("[reload" + gap + "]").unbroken();
            case RESTART -> Style.YELLOW.of("[restart" + gap + "]").unbroken();
            case SWITCHOVER -> Style.YELLOW.of("[switchover" + gap + "]").unbroken();
            case GONE -> Style.RED.of("[gone" + gap + "]").unbroken();
        };
    }
}
