package io.flypg.cli.command;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import picocli.CommandLine.Option;

/** Whether to ask before anything is changed. */
final class YesOption {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask. Needed where nobody can answer: in CI, in a pipe, with --json.")
    private boolean yes;

    boolean isGiven() {
        return yes;
    }

    /**
     * Makes sure that somebody can answer, before anything is looked at.
     *
     * @throws Failure bad input when nobody can
     */
    void requireAnswer(Shell shell, boolean json) {
        if (!yes && (json || !shell.keyboard().present())) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general(
                            "Nobody to ask",
                            json
                                    ? "with --json there is no question before changes are made."
                                    : "changes are made only after a yes, and this is not a terminal where one could"
                                            + " be given.",
                            "look at 'flypg plan' first, and then pass --yes"));
        }
    }
}
