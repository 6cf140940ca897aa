package io.flypg.resources.cluster;

import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.problem.Problem;

/** What there is to say of a cluster that has lost all its machines, and how it comes back. */
record Lost(ClusterSpec spec, Cluster cluster) {
    Problem problem() {
        return Problem.of(
                spec.address(),
                "Cluster has lost its machines",
                "its app is there with secrets or data of a cluster that ran, and no machine is. It is not begun anew, because "
                        + (cluster.hasUsedVolume()
                                ? "a volume that is left may hold the only copy of its data."
                                : "a snapshot may hold the only copy of its data."),
                cluster.hasUsedVolume() ? onVolume() : fromSnapshot());
    }

    private String onVolume() {
        return "look with 'fly volumes list' and bring a machine back on the newest volume; " + otherwise();
    }

    private String fromSnapshot() {
        return cluster.leftovers()
                .lastSnapshot()
                .map(snapshot -> "write restoreFrom snapshot: '" + snapshot.id() + "' in "
                        + (spec.followers() == 0 ? "the cluster" : "a cluster of another name")
                        + ", which is its newest snapshot, " + snapshot.ageText() + ", and apply; " + otherwise())
                .orElseGet(() ->
                        "the platform names no snapshot of it any more: look for one in the dashboard of Fly.io, and"
                                + " write restoreFrom snapshot: 'vs_…' in the cluster; " + otherwise());
    }

    private String otherwise() {
        return "if nothing in it is needed, run 'fly apps destroy " + spec.name() + "' and apply again";
    }
}
