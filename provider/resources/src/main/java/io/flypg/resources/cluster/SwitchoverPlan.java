package io.flypg.resources.cluster;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans that another node becomes the primary because somebody wants it, and not because a definition changed. */
public final class SwitchoverPlan {
    private final Cluster cluster;
    private final Address address;
    private final Draft draft = new Draft();
    private final Soundness soundness;

    public SwitchoverPlan(Cluster cluster) {
        this.cluster = cluster.staying();
        this.address = Address.cluster(cluster.name());
        this.soundness = new Soundness(this.cluster, draft);
    }

    /**
     * Plans it, or says why it cannot be.
     *
     * @param to the node that shall be primary: its number, its machine or its name; empty for the standby that is closest behind
     */
    public Change plan(Optional<String> to) {
        Optional<Node> primary = soundness.primary("there is nobody to take over from");
        if (primary.isEmpty()) {
            return blocked();
        }
        List<Node> voters = voters(primary.get());
        Optional<Node> wanted = to.flatMap(word -> named(word, primary.get()));
        if (wanted.filter(primary.get()::equals).isPresent()) {
            return new Change.NoChange(address, List.of());
        }
        soundness.requireWell(voters, "While the old primary restarts every other node is needed.");
        soundness.requireSettled(voters);
        soundness.requirePasswords();
        requireThree(voters);
        Optional<Node> successor = to.isPresent() ? wanted : closest(voters);
        return draft.refusals().isEmpty() ? change(primary.get(), successor.orElseThrow()) : blocked();
    }

    private Change change(Node primary, Node successor) {
        draft.field(FieldDiff.of("primary", shown(primary), shown(successor), Effect.RESTART));
        new Rolling(cluster.nodes(), primary.name(), draft).switchOver(successor.name(), Rolling.NodeAction.RESTART);
        return new Change.Update(address, draft.fields(), draft.steps(), draft.warnings(), false, draft.unbroken());
    }

    private Change blocked() {
        return Blocks.refused(address, List.of(), draft.refusals());
    }

    private List<Node> voters(Node primary) {
        List<NodeName> names = Rolling.voters(cluster.nodes(), primary.name());
        return cluster.nodes().stream()
                .filter(node -> names.contains(node.name()))
                .toList();
    }

    private Optional<Node> named(String word, Node primary) {
        Optional<Node> node = cluster.nodes().stream()
                .filter(candidate -> List.of(
                                Integer.toString(candidate.name().ordinal()),
                                candidate.machine(),
                                candidate.name().toString())
                        .contains(word))
                .findFirst();
        if (node.isEmpty()) {
            refuse(
                    "No such node",
                    "the cluster has no node '" + word + "'; it has "
                            + cluster.nodes().stream()
                                    .map(candidate -> candidate.name().ordinal() + " (" + candidate.machine() + ", "
                                            + candidate.region() + ")")
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "name one of them by its number or its machine");
        } else if (!voters(primary).contains(node.get())) {
            refuse(
                    "Not a candidate",
                    shown(node.get()) + " is in " + node.get().region() + ", and the cluster has its primary in "
                            + primary.region() + ".",
                    "name a standby in " + primary.region()
                            + "; a cluster moves by the region in its definition, and 'flypg apply'");
        }
        return node;
    }

    private void requireThree(List<Node> voters) {
        if (voters.size() < 3) {
            refuse(
                    "Too few nodes for a switchover",
                    voters.size() == 1
                            ? "the cluster has no standby in its primary region."
                            : "of two nodes the old primary would not find a majority afterwards, and stay fenced.",
                    "declare replicas 2, and apply that first");
        }
    }

    private Optional<Node> closest(List<Node> voters) {
        return voters.stream()
                .filter(node -> cluster.primary().filter(node::equals).isEmpty())
                .min(Comparator.comparingLong(
                                (Node node) -> cluster.lagBytes(node).orElse(Long.MAX_VALUE))
                        .thenComparing(Node::name));
    }

    private static String shown(Node node) {
        return Soundness.shown(node);
    }

    private void refuse(String summary, String detail, String hint) {
        draft.refuse(Problem.of(address, summary, detail, hint));
    }
}
