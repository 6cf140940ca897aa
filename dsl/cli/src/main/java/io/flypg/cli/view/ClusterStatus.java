package io.flypg.cli.view;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A cluster as it is now.
 *
 * @param address host and port where clients find the primary
 * @param route how its nodes were reached, for example {@code direct}
 * @param guarantee what it survives, in words; empty when that is not known
 * @param problems what does not work, and what could not be seen
 */
public record ClusterStatus(
        String name, String address, String route, List<Node> nodes, String guarantee, List<Problem> problems) {
    public ClusterStatus {
        nodes = List.copyOf(nodes);
        problems = List.copyOf(problems);
    }

    /**
     * One node. What could not be seen is an empty text.
     *
     * @param ordinal 1-based; 0 for a node that is not ours
     * @param machine the platform's id
     * @param address where this node alone is reached
     * @param pendingRestart settings whose new value waits for a restart of this node
     * @param lagBytes how much of the primary's log it has not replayed; absent for the primary and where it is not known
     */
    public record Node(
            int ordinal,
            String machine,
            String region,
            String role,
            String version,
            String address,
            OptionalLong lagBytes,
            Optional<Disk> disk,
            List<String> pendingRestart) {
        public Node {
            pendingRestart = List.copyOf(pendingRestart);
        }
    }

    /** What is wrong with any of them. */
    public static List<Problem> errors(List<ClusterStatus> clusters) {
        return clusters.stream()
                .flatMap(status -> status.problems().stream())
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    /** Space on a node's volume, in bytes. */
    public record Disk(long used, long total) {
        private static final int NEARLY_FULL = 85;

        /** Whether somebody should look after it. */
        public boolean isNearlyFull() {
            return percent() >= NEARLY_FULL;
        }

        /** Rounded down, so that 100 means full. */
        public long percent() {
            return total == 0 ? 0 : used * 100 / total;
        }
    }
}
