package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import java.util.Comparator;
import java.util.List;

/**
 * Who is in one group of nodes, and how many are to be.
 *
 * @param current nodes that are what is declared, or can become it where they are
 * @param outdated nodes that new ones have to take the place of
 * @param moves whether their place is in another region
 */
record Staffing(int wanted, List<Node> current, List<Node> outdated, boolean moves, NodeName primary) {
    int size() {
        return current.size() + outdated.size();
    }

    /** Whether the outdated nodes, if there are any, may go: what takes their place is there. */
    boolean isComplete() {
        return outdated.isEmpty() || (current.size() >= wanted && !hasOutdatedPrimary());
    }

    boolean hasOutdatedPrimary() {
        return outdated.stream().anyMatch(node -> node.name().equals(primary));
    }

    int missing() {
        return Math.max(0, wanted + helpers() - current.size());
    }

    /**
     * A new primary needs a majority while the old one, stopped, is on its books still: when it would be alone, another new node helps
     * until the old one is gone. In another region the old one has no vote.
     */
    private int helpers() {
        return wanted == 1 && hasOutdatedPrimary() && !moves ? 1 : 0;
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
