package io.flypg.resources.cluster;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.PasswordStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Plans new passwords for the image's own roles. Here the primary restarts first: with the old one it could not ask its standbys who the
 * primary is, and would fence itself as soon as one of them comes or goes.
 */
public final class PasswordPlan {
    private final Cluster cluster;
    private final Draft draft;
    private final Soundness soundness;

    public PasswordPlan(Cluster cluster) {
        this(cluster.isChangingPasswords() ? cluster.staying() : cluster, new Draft());
    }

    PasswordPlan(Cluster cluster, Draft draft) {
        this.cluster = cluster;
        this.draft = draft;
        this.soundness = new Soundness(cluster, draft);
    }

    /** Plans it, or says why it cannot be. One that is under way is gone on with. */
    public Change plan() {
        Optional<Node> primary = soundness.primary("there is nobody to tell them");
        primary.ifPresent(soundness::requireWrites);
        if (primary.isPresent() && !cluster.isChangingPasswords()) {
            requireSound();
        }
        if (!draft.refusals().isEmpty()) {
            return Blocks.refused(Address.cluster(cluster.name()), List.of(), draft.refusals());
        }
        primary.ifPresent(this::change);
        return new Change.Update(
                Address.cluster(cluster.name()),
                draft.fields(),
                draft.steps(),
                draft.warnings(),
                false,
                draft.unbroken());
    }

    private void requireSound() {
        soundness.requireWell(cluster.nodes(), "Until all are through, every other node is needed.");
        if (!cluster.ghosts().isEmpty()) {
            soundness.refuse(
                    "Node out of order",
                    "a node that is gone is still on the primary's books, and counts for its majority.",
                    "let 'flypg apply' finish that first");
        }
        soundness.requireSettled(cluster.nodes());
        if (!cluster.foreign().isEmpty()) {
            soundness.refuse(
                    "Machines that are not ours",
                    String.join(", ", cluster.foreign())
                            + " run in this app and were not made by flypg. They would be left with the old passwords.",
                    "destroy them with 'fly machine destroy' if nobody needs them");
        }
    }

    /**
     * From the moment in which the roles have new passwords the primary has to restart, so the standbys are close behind before, and
     * nobody stops in between. That the first step is done once more does no harm.
     */
    void change(Node primary) {
        draft.field(FieldDiff.of(
                "passwords", cluster.isChangingPasswords() ? "half changed" : "as they are", "new", Effect.RESTART));
        List<NodeName> voters = Rolling.voters(cluster.nodes(), primary.name());
        Step change = new PasswordStep.ChangePasswords(primary.name());
        Step back = new NodeStep.AwaitRole(primary.name(), NodeRole.PRIMARY);
        if (isRenewed(primary)) {
            draft.step(change);
            draft.step(back);
        } else {
            replay(primary, _ -> true).forEach(draft::step);
            List<Step> together = new ArrayList<>(List.of(change));
            together.addAll(replay(primary, voters::contains));
            together.add(new PasswordStep.RenewSecrets(primary.name(), NodeStep.Part.PRIMARY));
            together.add(back);
            draft.unbroken(together, List.of());
        }
        follow(primary.name(), voters);
        draft.step(new PasswordStep.SettlePasswords(cluster.name()));
    }

    /** The primary asks those with a say only, so for a far reader, which may be slow, no write waits. */
    private List<Step> replay(Node primary, Predicate<NodeName> which) {
        return cluster.nodes().stream()
                .filter(node -> node.inside().filter(Inside::streaming).isPresent())
                .map(Node::name)
                .filter(which)
                .<Step>map(name -> new NodeStep.AwaitCaughtUp(name, primary.name()))
                .toList();
    }

    /**
     * Who is well comes first, one at a time, even where the primary is fenced for it because another one is down: with the old password it
     * does not stream. Who is out of order may never come back, and keeps nobody else waiting.
     */
    private void follow(NodeName primary, List<NodeName> voters) {
        List<Node> behind = cluster.nodes().stream()
                .filter(node -> !node.name().equals(primary))
                .filter(node -> !isRenewed(node) || !node.isSteady())
                .sorted(Comparator.comparing((Node node) -> !voters.contains(node.name()))
                        .thenComparing(Node::name))
                .toList();
        List<NodeName> well = behind.stream()
                .filter(node -> !isRenewed(node) && node.inside().isPresent())
                .map(Node::name)
                .toList();
        List<NodeName> others = behind.stream()
                .map(Node::name)
                .filter(name -> !well.contains(name))
                .toList();
        well.forEach(name -> {
            boolean fences = voters.contains(name) && !Rolling.isMajority(up(voters) - 1, voters.size());
            draft.step(new PasswordStep.RenewSecrets(name, fences ? NodeStep.Part.HALF : NodeStep.Part.STANDBY));
            draft.step(new NodeStep.AwaitRole(name, NodeRole.REPLICA));
            if (fences) {
                draft.step(new NodeStep.AwaitRole(primary, NodeRole.PRIMARY));
            }
        });
        others.forEach(name -> draft.step(new PasswordStep.RenewSecrets(name, NodeStep.Part.STANDBY)));
        others.forEach(name -> draft.step(new NodeStep.AwaitRole(name, NodeRole.REPLICA)));
    }

    private int up(List<NodeName> voters) {
        return (int) cluster.nodes().stream()
                .filter(node -> voters.contains(node.name()) && node.inside().isPresent())
                .count();
    }

    private boolean isRenewed(Node node) {
        return cluster.leftovers().renewed().contains(node.name());
    }

    /** What there is to say of a cluster in which a run that changed them was cut off. */
    public static Optional<Problem> halfChanged(Cluster cluster) {
        return cluster.isChangingPasswords()
                ? Optional.of(Problem.of(
                        Address.cluster(cluster.name()),
                        "Passwords are half changed",
                        "a run that gives postgres, flypgadmin and repmgr new passwords was cut off, or is under way: "
                                + cluster.leftovers().renewed().size() + " of "
                                + cluster.nodes().size()
                                + " nodes run with them. Once the roles have them, nodes with the old ones fail their checks,"
                                + " and while the primary's own check fails, port 5432 leads nowhere.",
                        "'flypg rotate cluster." + cluster.name() + "' goes on, and so does 'flypg apply'"))
                : Optional.empty();
    }
}
