package io.flypg.cli.command;

import io.flypg.cli.Version;
import io.flypg.cli.planfile.PlanFile;
import io.flypg.engine.apply.Reconciler;
import io.flypg.engine.plan.SavedPlan;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Saved plans as the commands meet them. */
final class SavedPlans {
    private SavedPlans() {}

    static PlanFile file(Path path) {
        try {
            return new PlanFile(path, Version.current());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether paths name a saved plan and not a definition. */
    static boolean areMeant(List<Path> paths) {
        return paths.stream().anyMatch(PlanFile::isMeant);
    }

    /**
     * The plan that paths name.
     *
     * @throws Failure bad input when they name more than that
     */
    static SavedPlan read(List<Path> paths) {
        if (paths.size() > 1) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general(
                            "Saved plan beside something else",
                            "a saved plan already says all that is to be done.",
                            "apply it alone"));
        }
        return file(paths.getFirst()).read();
    }

    /**
     * Makes sure that a plan is applied where it was made.
     *
     * @throws Failure refused when it is not
     */
    static void requireSamePlatform(SavedPlan saved, String platform) {
        if (!saved.platform().equals(platform)) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    Problem.general(
                            "Plan for another platform",
                            "it was made for " + saved.platform() + ", and this is " + platform + ".",
                            "name the platform as for 'flypg plan': with or without --local, with the same"
                                    + " FLY_API_BASE_URL and FLY_FLAPS_BASE_URL"));
        }
    }

    /**
     * Makes sure that nothing moved since the plan was made.
     *
     * @throws Failure stale, with every address that did
     */
    static void requireFresh(SavedPlan saved, Reconciler reconciler) {
        List<Problem> moved = reconciler.staleness(saved);
        if (!moved.isEmpty()) {
            throw new Failure(Failure.Kind.STALE, moved);
        }
    }
}
