package io.flypg.engine.plan;

import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.ReadReplicasSpec;

/** Says in words what a cluster survives and what can be lost. */
public final class Guarantee {
    private Guarantee() {}

    /** One sentence; replication is asynchronous, as the image has it. */
    public static String of(ClusterSpec cluster) {
        return switch (cluster.replicas()) {
            case 0 ->
                "one node: the loss of its disk loses everything since the last daily snapshot; not highly available"
                        + readers(cluster);
            case 1 ->
                "two nodes: the loss of either stops writes until it is back; not highly available" + readers(cluster);
            default ->
                "survives one node, with up to a few seconds of acknowledged writes lost at a failover; not the loss of region "
                        + cluster.region() + readers(cluster);
        };
    }

    private static String readers(ClusterSpec cluster) {
        int readers = cluster.readReplicas().stream()
                .mapToInt(ReadReplicasSpec::count)
                .sum();
        return readers == 0 ? "" : "; readers never take over by themselves";
    }
}
