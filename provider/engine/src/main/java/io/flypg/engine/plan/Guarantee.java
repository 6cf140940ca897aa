package io.flypg.engine.plan;

import io.flypg.engine.address.Region;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.ReadReplicasSpec;

/** Says in words what a cluster survives and what can be lost. */
public final class Guarantee {
    private Guarantee() {}

    /** What a declared cluster survives. */
    public static String of(ClusterSpec cluster) {
        int readers = cluster.readReplicas().stream()
                .mapToInt(ReadReplicasSpec::count)
                .sum();
        return of(cluster.region(), 1 + cluster.replicas(), readers);
    }

    /**
     * One sentence; replication is asynchronous, as the image has it.
     *
     * @param voters nodes in the primary region
     * @param readers nodes in other regions, which never become primary by themselves
     */
    public static String of(Region region, int voters, int readers) {
        String line = switch (voters) {
            case 0 -> "no node: nothing is served";
            case 1 ->
                "one node: the loss of its disk loses everything since the last daily snapshot; not highly available";
            case 2 -> "two nodes: the loss of either stops writes until it is back; not highly available";
            default ->
                "survives " + losses(voters)
                        + ", with up to a few seconds of acknowledged writes lost at a failover; not the loss of region "
                        + region;
        };
        return readers == 0 ? line : line + "; readers never take over by themselves";
    }

    /** Writes go on while more than half of the voters are there. */
    private static String losses(int voters) {
        int nodes = (voters - 1) / 2;
        return nodes == 1 ? "one node" : nodes + " nodes";
    }
}
