package io.flypg.resources.cluster;

import io.flypg.engine.address.Address;
import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Whether a cluster is as it should be, so that its nodes may restart because somebody wants something of it. */
final class Soundness {
    private final Cluster cluster;
    private final Draft draft;

    /** @param draft gets what is wrong */
    Soundness(Cluster cluster, Draft draft) {
        this.cluster = cluster;
        this.draft = draft;
    }

    /**
     * The primary; without one nothing can be done.
     *
     * @param so what follows from that, for people
     */
    Optional<Node> primary(String so) {
        Optional<Node> primary = cluster.primary();
        if (cluster.nodes().isEmpty()) {
            refuse(
                    "No nodes of ours",
                    "the app has no machine that bears the marks of flypg.",
                    "take the cluster over first: 'flypg import " + cluster.name() + " --project PROJECT'");
        } else if (primary.isEmpty()) {
            refuse(
                    "No primary",
                    "no node of the cluster, or more than one, says that it is the primary, so " + so + ".",
                    "look at 'flypg status " + cluster.name() + "', and let 'flypg apply' bring back what is down");
        }
        return primary;
    }

    /**
     * With one node missing already, a second one that restarts leaves the primary without a majority.
     *
     * @param why what they are needed for, as a sentence
     */
    void requireWell(List<Node> nodes, String why) {
        nodes.stream()
                .filter(node -> !node.isSteady())
                .forEach(node -> refuse(
                        "Node out of order",
                        shown(node) + " " + trouble(node) + ". " + why,
                        "let 'flypg apply' bring it back first"));
    }

    private static String trouble(Node node) {
        if (node.isDown()) {
            return "is down: " + node.power().word();
        }
        return node.isOutOfSight() ? "cannot be seen from here" : "does not stream from the primary";
    }

    /** A standby does not start with less of some settings than its primary runs with. */
    void requireSettled(List<Node> nodes) {
        boolean waits = nodes.stream().flatMap(node -> node.inside().stream()).anyMatch(Soundness::waits);
        if (waits || !cluster.storing().isEmpty()) {
            refuse(
                    "Settings wait for a restart",
                    "settings were stored that not every node runs with yet, and in which order nodes may restart for them only a"
                            + " plan knows.",
                    "let 'flypg apply' finish them first");
        }
    }

    private static boolean waits(Inside inside) {
        Knobs knobs = Knobs.of(inside.version().major());
        return inside.pending().stream()
                .flatMap(name -> knobs.find(name).stream())
                .anyMatch(Knob::followsPrimary);
    }

    /** Without writes nothing in it can be changed, and only a plan knows how far the switchover came. */
    void requireWrites(Node primary) {
        if (primary.inside().filter(Inside::hasStoppedWrites).isPresent()) {
            refuse(
                    "Writes are stopped",
                    "a switchover that was cut off has stopped writes on " + shown(primary) + ", the primary.",
                    "let 'flypg apply' allow them first");
        }
    }

    /** In which order nodes may restart then, only the run knows that changes them. */
    void requirePasswords() {
        PasswordPlan.halfChanged(cluster).ifPresent(draft::refuse);
    }

    void refuse(String summary, String detail, String hint) {
        draft.refuse(Problem.of(Address.cluster(cluster.name()), summary, detail, hint));
    }

    static String shown(Node node) {
        return "node " + node.name().ordinal();
    }
}
