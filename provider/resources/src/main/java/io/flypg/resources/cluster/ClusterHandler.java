package io.flypg.resources.cluster;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.RestoreSpec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.ResourceHandler;
import io.flypg.engine.resource.Surroundings;
import java.util.List;
import java.util.Optional;

/** Plans clusters. */
public final class ClusterHandler implements ResourceHandler<ClusterSpec, Cluster> {
    @Override
    public ResourceType type() {
        return ResourceType.CLUSTER;
    }

    @Override
    public Class<ClusterSpec> desired() {
        return ClusterSpec.class;
    }

    @Override
    public Class<Cluster> observed() {
        return Cluster.class;
    }

    @Override
    public Change plan(ClusterSpec desired, Observation<Cluster> observed, Surroundings surroundings) {
        return switch (observed) {
            case Observation.Absent<Cluster> _ -> create(desired, Optional.empty(), surroundings);
            case Observation.Unknown<Cluster> unknown -> Blocks.unknown(desired.address(), unknown.reason());
            case Observation.Present<Cluster> present -> planPresent(desired, present.value(), surroundings);
        };
    }

    private static Change planPresent(ClusterSpec desired, Cluster cluster, Surroundings surroundings) {
        Optional<Problem> foreign =
                foreign(desired.address(), cluster, surroundings.definition().project());
        if (foreign.isPresent()) {
            return Blocks.refused(desired.address(), List.of(), List.of(foreign.get()));
        }
        if (cluster.kept().isPresent()) {
            return new RebuildPlan(desired, cluster, cluster.kept().get()).plan();
        }
        if (cluster.isLost()) {
            return cluster.secrets().contains(Kept.SECRET)
                    ? Blocks.refused(desired.address(), List.of(), List.of(unreadable(desired.address())))
                    : lost(desired, cluster, surroundings);
        }
        return cluster.nodes().isEmpty()
                ? create(desired, Optional.of(cluster), surroundings)
                : new UpdatePlan(desired, cluster).plan();
    }

    /** Nobody looks for what it is to be restored from where there is no platform, in a preview. */
    private static Change create(ClusterSpec desired, Optional<Cluster> begun, Surroundings surroundings) {
        List<Problem> problems = desired.restoreFrom()
                .flatMap(from -> surroundings
                        .observations()
                        .source(desired.address(), RestoreSource.class)
                        .map(new RestoreChecks(desired, from)::of))
                .orElse(List.of());
        return problems.isEmpty()
                ? new CreatePlan(desired, surroundings.definition().organization()).plan(begun)
                : Blocks.refused(desired.address(), Fields.ofNew(desired), problems);
    }

    private static Optional<Problem> foreign(Address address, Cluster cluster, String project) {
        if (cluster.owner().isPresent() && !cluster.owner().get().equals(project)) {
            return Optional.of(Problem.of(
                    address,
                    "Owned by another project",
                    "it belongs to the project '" + cluster.owner().get() + "', and this definition is project '"
                            + project + "'.",
                    "give it another name, or change it where it is declared"));
        }
        if (cluster.owner().isEmpty()
                && cluster.nodes().isEmpty()
                && !cluster.foreign().isEmpty()) {
            return Optional.of(Problem.of(
                    address,
                    "Not made by flypg",
                    "an app of that name is there with machines that bear no mark of flypg: "
                            + String.join(", ", cluster.foreign()) + ".",
                    "choose another name; what is not ours is never changed"));
        }
        return Optional.empty();
    }

    /** Never begun anew: a volume, or else a snapshot, may hold the only copy of its data. */
    private static Change lost(ClusterSpec desired, Cluster cluster, Surroundings surroundings) {
        if (desired.restoreFrom().isEmpty() || cluster.hasUsedVolume()) {
            return Blocks.refused(desired.address(), List.of(), List.of(new Lost(desired, cluster).problem()));
        }
        RestoreSpec from = desired.restoreFrom().get();
        List<Problem> problems = surroundings
                .observations()
                .source(desired.address(), RestoreSource.class)
                .map(source -> new RestoreChecks(desired, from).back(source, cluster))
                .orElse(List.of());
        return problems.isEmpty()
                ? new CreatePlan(desired, surroundings.definition().organization()).back(from, cluster)
                : Blocks.refused(desired.address(), List.of(), problems);
    }

    private static Problem unreadable(Address address) {
        return Problem.of(
                address,
                "Note on what was kept is not readable",
                "it was deleted and its last volume kept. Which one that is stands in the secret " + Kept.SECRET
                        + " of its app, and this token may not read secrets.",
                "use a token that may: 'fly tokens create org'");
    }

    /** Both marks, whose it is and whether it may be deleted, were on machines. */
    private static Problem unowned(Address address) {
        return Problem.of(
                address,
                "Nobody is known to own it",
                "its app holds secrets or volumes and no machine, and only machines bear the marks that tell whose a cluster is"
                        + " and whether it is protected.",
                "look with 'fly volumes list'; if nothing in it is needed, run 'fly apps destroy " + address.name()
                        + "'");
    }

    /** An app goes with everything in it, and what was made by hand in it is nobody's to delete but its maker's. */
    private static Optional<Problem> guests(Address address, Cluster cluster) {
        return cluster.foreign().isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        address,
                        "Machines that are not ours",
                        "its app also holds " + String.join(", ", cluster.foreign())
                                + ", which flypg did not make and which would go with it.",
                        "destroy them with 'fly machine destroy' if nobody needs them, and run the command again"));
    }

    /** An app that goes takes everything in it along. */
    @Override
    public Change delete(Address address, Cluster observed, Surroundings surroundings) {
        boolean forGood = surroundings.purge() || observed.isShell();
        Optional<Problem> problem = foreign(
                        address, observed, surroundings.definition().project())
                .or(() -> forGood || isBare(observed) ? guests(address, observed) : Optional.empty())
                .or(() -> isBare(observed) && !observed.isShell() ? Optional.of(unowned(address)) : Optional.empty());
        if (problem.isPresent()) {
            return Blocks.refused(address, List.of(), List.of(problem.get()));
        }
        DeletePlan plan = new DeletePlan(address, observed);
        return forGood ? plan.forGood() : plan.keeping();
    }

    private static boolean isBare(Cluster cluster) {
        return cluster.nodes().isEmpty() && cluster.kept().isEmpty();
    }
}
