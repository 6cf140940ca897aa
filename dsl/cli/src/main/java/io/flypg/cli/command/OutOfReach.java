package io.flypg.cli.command;

import io.flypg.engine.problem.Problem;

/** A cluster whose address leads nowhere from this computer. */
final class OutOfReach {
    private OutOfReach() {}

    /** @param consequence how the sentence about the address goes on */
    static Problem problem(String cluster, String host, String consequence) {
        return Problem.of(
                "cluster." + cluster,
                "Not reachable from here",
                host + " does not answer this computer: it is an address in the private network of the organization"
                        + consequence + ".",
                "join that network with 'fly wireguard create', or run 'fly proxy 15432:5432 -a " + cluster
                        + "' and set FLYPG_PROXY=15432");
    }
}
