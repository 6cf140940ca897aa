package io.flypg.cli.view;

import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Clusters made by hand, for looking at. */
public final class Statuses {
    private static final long GB = 1L << 30;

    private Statuses() {}

    public static ClusterStatus healthy() {
        return new ClusterStatus(
                "orders-db",
                "127.34.0.2:5432",
                "direct",
                List.of(
                        node(1, "ams", "primary", OptionalLong.empty(), 2 * GB),
                        node(2, "ams", "replica", OptionalLong.of(0), 2 * GB),
                        node(3, "ams", "replica", OptionalLong.of(1_600_000), 19 * GB),
                        node(4, "syd", "reader", OptionalLong.of(16_384), 2 * GB)),
                "survives one node; not the loss of region ams",
                List.of(Problem.of(
                                "orders-db#3",
                                "Restart pending",
                                "max_connections has another value in its files than it runs with.",
                                "'flypg plan' says in which order the nodes would restart")
                        .asWarning()));
    }

    public static ClusterStatus sick() {
        return new ClusterStatus(
                "stock-db",
                "stock-db.flycast:5432",
                "exec",
                List.of(new ClusterStatus.Node(
                        1, "e2865641be9786", "ams", "", "", "", OptionalLong.empty(), Optional.empty(), List.of())),
                "one node: the loss of its disk loses everything since the last daily snapshot; not highly available",
                List.of(Problem.of(
                        "stock-db#1",
                        "Node is down",
                        "its machine is stopped, so nothing can be read from it.",
                        "start it with: fly machine start e2865641be9786 -a stock-db")));
    }

    private static ClusterStatus.Node node(int ordinal, String region, String role, OptionalLong lag, long used) {
        return new ClusterStatus.Node(
                ordinal,
                "e286564" + ordinal,
                region,
                role,
                "17.6",
                "127.34.0." + (ordinal + 10) + ":5433",
                lag,
                Optional.of(new ClusterStatus.Disk(used, 20 * GB)),
                ordinal == 3 ? List.of("max_connections") : List.of());
    }
}
