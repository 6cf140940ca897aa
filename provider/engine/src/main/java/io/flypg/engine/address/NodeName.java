package io.flypg.engine.address;

/**
 * A node of a cluster by its place in it, because its machine may not exist yet.
 *
 * @param ordinal 1-based and unique in the cluster; stays with the node for its life
 */
public record NodeName(String cluster, int ordinal) implements Comparable<NodeName> {
    @Override
    public int compareTo(NodeName other) {
        int clusters = cluster.compareTo(other.cluster);
        return clusters != 0 ? clusters : Integer.compare(ordinal, other.ordinal);
    }

    /** {@code orders-db#1}. */
    @Override
    public String toString() {
        return cluster + "#" + ordinal;
    }
}
