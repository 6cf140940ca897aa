package io.flypg.cli.view;

import io.flypg.engine.address.Address;
import io.flypg.engine.problem.Problem;

/**
 * A newer minor of PostgreSQL than the one that a cluster runs. Nothing is ever planned because of it.
 *
 * @param runs the oldest version among its nodes: {@code 17.6}
 */
public record Upgrade(String cluster, String runs, String newest) {
    /** For people. */
    public Problem note() {
        return Problem.of(
                        Address.cluster(cluster),
                        "Newer minor",
                        "PostgreSQL " + newest + " is there, and " + cluster + " runs " + runs
                                + ", without what has been mended since.",
                        "write postgres '" + newest + "' in the cluster: its nodes change over one by one")
                .asWarning();
    }
}
