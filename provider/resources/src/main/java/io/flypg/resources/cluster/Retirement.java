package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Takes nodes away one after the other, knowing who still votes. */
final class Retirement {
    private final NodeName primary;
    private final Set<NodeName> voters;
    private final Draft draft;

    /**
     * Begins with everybody there.
     *
     * @param voters the primary and all that have a say in whether it is the primary
     */
    Retirement(NodeName primary, Collection<NodeName> voters, Draft draft) {
        this.primary = primary;
        this.voters = new TreeSet<>(voters);
        this.draft = draft;
    }

    /** Of two voters each is half, and half is no majority: the primary is fenced until the other is off its books. */
    void retire(NodeName node) {
        boolean fences = voters.size() == 2 && voters.contains(node);
        draft.step(new NodeStep.RetireNode(node, fences));
        if (fences) {
            draft.step(new NodeStep.AwaitRole(primary, NodeRole.PRIMARY));
        }
        voters.remove(node);
    }
}
