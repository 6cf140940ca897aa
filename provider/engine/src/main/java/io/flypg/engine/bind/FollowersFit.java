package io.flypg.engine.bind;

import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.problem.Plural;
import java.util.Map;
import java.util.Optional;

/** Whether the settings of a cluster let all its nodes follow the primary, and the primary acknowledge what they have. */
final class FollowersFit {
    /** What each node that follows takes one of. */
    private static final Map<String, String> ONE_EACH =
            Map.of("max_wal_senders", "sender of the log", "max_replication_slots", "replication slot");

    private final ClusterSpec cluster;
    private final Report report;

    FollowersFit(ClusterSpec cluster, Report report) {
        this.cluster = cluster;
        this.report = report;
    }

    void run() {
        ONE_EACH.forEach(this::enough);
        KnobValue names = cluster.config().knobs().get("synchronous_standby_names");
        if (names != null) {
            synchronous(names);
        }
    }

    private void enough(String name, String what) {
        Optional.ofNullable(cluster.config().knobs().get(name))
                .filter(value -> value.number() < cluster.followers())
                .ifPresent(value -> report.add(
                        cluster,
                        "config." + name,
                        "Too few for the nodes",
                        "each of the " + cluster.followers() + " nodes that follow the primary takes a " + what
                                + ", and " + name + " " + value.number() + " leaves some without.",
                        "10 is usual; it takes at least " + cluster.followers()));
    }

    private void synchronous(KnobValue names) {
        int awaited = names.awaitedStandbys();
        long there = cluster.followers();
        if (awaited > there) {
            report.add(
                    cluster,
                    "config.synchronous_standby_names",
                    "Commits would wait for ever",
                    "every commit waits for " + Plural.of(awaited, "node") + ", and the primary is followed by " + there
                            + ".",
                    there == 0 ? "take it out, or declare replicas" : "wait for fewer, or declare more replicas");
        } else if (awaited > 0 && awaited == there) {
            report.warn(
                    cluster,
                    "config.synchronous_standby_names",
                    "Commits wait for every node",
                    "every commit waits for " + Plural.of(awaited, "node")
                            + ", and the primary is followed by no more: while one is"
                            + " down or restarts, nothing is written.",
                    "wait for one node less than there are, or declare one more replica");
        }
    }
}
