package io.flypg.pulumi.resource;

import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Impact;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Plural;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** What a change means for users, in words, for the diagnostics of a preview. */
final class Effects {
    private Effects() {}

    /**
     * Its cost, its steps and what the reader should know.
     *
     * @param quiet whether the texts of steps are left out, because a value in them may be a secret
     */
    static String of(Change change, boolean quiet) {
        List<String> lines = new ArrayList<>();
        lines.add(change instanceof Change.Create ? "made from nothing" : cost(change.impact()));
        if (quiet) {
            lines.add(Plural.of(change.steps().size(), "step"));
        } else {
            int number = 1;
            for (Step step : change.steps()) {
                lines.add("%3d. %s: %s".formatted(number++, step.subject(), step.text()));
            }
            change.problems().stream().map(Problem::toString).forEach(lines::add);
        }
        return String.join("\n", lines);
    }

    /** What users notice. */
    static String cost(Impact impact) {
        String what = switch (impact.interruption()) {
            case NONE -> "nobody notices";
            case RELOAD -> "settings are read again, sessions go on";
            case RESTART -> "nodes restart one by one, and the sessions of each are cut once";
            case SWITCHOVER -> "another node becomes the primary, and sessions are cut once";
            case GONE -> "it is gone";
        };
        return impact.writeGap().isZero()
                ? what
                : what + "; no writes for about " + impact.writeGap().toSeconds() + " s";
    }
}
