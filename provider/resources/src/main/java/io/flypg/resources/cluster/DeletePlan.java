package io.flypg.resources.cluster;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Plans that a cluster goes: by itself nothing but its service. Its copies go, and the app stays with the volume of the primary and a last
 * snapshot of it, because with an app go all volumes and snapshots in it.
 */
final class DeletePlan {
    private final Address address;
    private final Cluster cluster;
    private final Draft draft = new Draft();

    DeletePlan(Address address, Cluster cluster) {
        this.address = address;
        this.cluster = cluster;
    }

    /** With everything in it. */
    Change forGood() {
        cluster.nodes().stream()
                .sorted(Comparator.comparing(Node::name).reversed())
                .forEach(node -> draft.step(new NodeStep.StopNode(node.name())));
        draft.step(new PlatformStep.DeleteApp(cluster.name()));
        return new Change.Delete(address, draft.steps(), true);
    }

    /** With all but the last volume; nothing when that is all there is. */
    Change keeping() {
        if (cluster.nodes().isEmpty()) {
            return new Change.NoChange(address, List.of());
        }
        Optional<Node> last = last();
        boolean blind = cluster.nodes().size() > 1 && cluster.nodes().stream().anyMatch(Node::isOutOfSight);
        if (last.isEmpty() || blind) {
            return Blocks.refused(address, List.of(), List.of(unknown()));
        }
        leaveOnly(last.get());
        draft.step(new NodeStep.ShutDown(last.get().name()));
        draft.step(new PlatformStep.KeepVolume(last.get().name()));
        draft.step(new NodeStep.DestroyMachine(last.get().name()));
        draft.warn(note(last.get()));
        return new Change.Delete(address, draft.steps(), draft.warnings(), true);
    }

    /** The node with the newest data: the primary, also one that is fenced only because its last copy is half gone; or the only one. */
    private Optional<Node> last() {
        List<Node> nodes = cluster.nodes();
        Optional<Node> alone = nodes.size() == 1
                ? nodes.stream()
                        .filter(node -> node.role() != NodeRole.REPLICA)
                        .filter(node -> node.volume().isPresent())
                        .findFirst()
                : Optional.empty();
        return cluster.primary().or(() -> alone).or(this::fencedByLeaving);
    }

    private Optional<Node> fencedByLeaving() {
        List<Node> fenced = cluster.nodes().stream()
                .filter(node -> node.role() == NodeRole.ZOMBIE)
                .toList();
        return fenced.size() == 1
                        && cluster.nodes().size() == 1 + cluster.leaving().size()
                ? Optional.of(fenced.getFirst())
                : Optional.empty();
    }

    /** Readers first. What is left on the books would vote when the cluster comes back, and nobody would answer for it. */
    private void leaveOnly(Node last) {
        if (last.role() == NodeRole.ZOMBIE && cluster.nodes().size() > 1) {
            cluster.leaving().forEach(node -> draft.step(new NodeStep.StartNode(node.name())));
            draft.step(new NodeStep.AwaitRole(last.name(), NodeRole.PRIMARY));
        }
        cluster.staying()
                .leftovers()
                .retiring()
                .forEach(volume -> draft.step(new PlatformStep.DeleteVolume(cluster.name(), volume)));
        cluster.ghosts().forEach(machine -> draft.step(new NodeStep.Unregister(last.name(), machine)));
        Retirement retirement = new Retirement(last.name(), Rolling.voters(cluster.nodes(), last.name()), draft);
        cluster.nodes().stream()
                .filter(node -> !node.name().equals(last.name()))
                .sorted(Comparator.comparing(Node::isVoter)
                        .thenComparing(Comparator.comparing(Node::name).reversed()))
                .forEach(node -> retirement.retire(node.name()));
    }

    private Problem note(Node last) {
        return Problem.of(
                address,
                "Last volume is kept",
                "its app stays with the volume of " + last.name()
                        + " and a last snapshot of it. Nothing serves the data any"
                        + " more, and the volume costs what it did.",
                "declare it again and apply to have it back; 'fly apps destroy " + cluster.name()
                        + "' removes everything for good");
    }

    private Problem unknown() {
        return Problem.of(
                address,
                "Nobody knows what to keep",
                "which of its volumes holds the newest data is not known while no node says that it is the primary, or one that"
                        + " runs cannot be seen, so none of them is touched.",
                "bring it back with 'flypg apply' and delete it then, or give all of it up with 'flypg destroy --purge'");
    }
}
