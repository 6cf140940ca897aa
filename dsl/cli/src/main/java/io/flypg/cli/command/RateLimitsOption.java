package io.flypg.cli.command;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.local.LocalState;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether the local platform holds its clients to the limits of the real one. */
final class RateLimitsOption {
    private static final String NAME = "--rate-limits";

    @Option(
            names = NAME,
            description =
                    "Refuse calls with 429 when there are more than Fly.io allows: each action on a machine once a"
                            + " second, reading one five times.")
    private boolean given;

    boolean isGiven() {
        return given;
    }

    /** As the server takes it. */
    List<String> words() {
        return given ? List.of(NAME) : List.of();
    }

    /**
     * Makes sure that a server is what was asked for.
     *
     * @param command flypg as it was called
     * @throws Failure refused, when it runs without
     */
    void requireIn(LocalState server, String command) {
        if (given && !server.rateLimits()) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    Problem.general(
                            "Local platform runs already",
                            "it was started without rate limits, and gets them only at its start.",
                            "stop it first: " + command + " local stop"));
        }
    }
}
