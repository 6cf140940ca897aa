package io.flypg.resources.cluster;

import io.flypg.engine.address.Address;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        Step change = new PasswordStep.ChangePasswords(primary.name());
        Step back = new NodeStep.AwaitRole(primary.name(), NodeRole.PRIMARY);
        if (isRenewed(primary)) {
            draft.step(change);
            draft.step(back);
        } else {
            List<NodeStep.AwaitCaughtUp> replay = cluster.nodes().stream()
                    .filter(node -> node.inside().filter(Inside::streaming).isPresent())
                    .map(node -> new NodeStep.AwaitCaughtUp(node.name(), primary.name()))
                    .toList();
            replay.forEach(draft::step);
            List<Step> together = new ArrayList<>(List.of(change));
            together.addAll(replay);
            together.add(new PasswordStep.RenewSecrets(primary.name(), NodeStep.Part.PRIMARY));
            together.add(back);
            draft.unbroken(together, List.of());
        }
        new Rolling(cluster.nodes(), primary.name(), draft)
                .standbysFirst(
                        cluster.nodes().stream()
                                .filter(node -> !node.equals(primary))
                                .filter(node -> !isRenewed(node) || !node.isSteady())
                                .map(Node::name)
                                .collect(Collectors.toSet()),
                        PasswordStep.RenewSecrets::new);
        draft.step(new PasswordStep.SettlePasswords(cluster.name()));
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
                                + " and with the primary's fails the way to it.",
                        "'flypg rotate cluster." + cluster.name() + "' goes on, and so does 'flypg apply'"))
                : Optional.empty();
    }
}
