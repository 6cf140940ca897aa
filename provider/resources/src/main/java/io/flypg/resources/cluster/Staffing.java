package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import java.util.Comparator;
import java.util.List;

/**
 * Who is in one group of nodes, and how many are to be.
 *
 * @param current nodes that are what is declared, or can become it where they are
 * @param outdated nodes that new ones have to take the place of
 */
record Staffing(int wanted, List<Node> current, List<Node> outdated, NodeName primary) {
    int size() {
        return current.size() + outdated.size();
    }

    /** Whether the outdated nodes, if there are any, may go: what takes their place is there. */
    boolean isComplete() {
        return outdated.isEmpty() || (current.size() >= wanted && !hasOutdatedPrimary());
    }

    boolean hasOutdatedPrimary() {
        return isOutdated(primary);
    }

    boolean isOutdated(NodeName node) {
        return outdated.stream().anyMatch(old -> old.name().equals(node));
    }

    int missing() {
        return Math.max(0, wanted - current.size());
    }

    /** Those of the current nodes that are too many, the youngest first. */
    List<NodeName> surplus() {
        return current.stream()
                .map(Node::name)
                .filter(node -> !node.equals(primary))
                .sorted(Comparator.reverseOrder())
                .limit(Math.max(0, current.size() - (long) wanted))
                .toList();
    }
}
