package io.flypg.resources.cluster;

import io.flypg.engine.address.Address;
import io.flypg.engine.cost.Prices;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.Makeup;
import io.flypg.engine.plan.Outlook;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks at one cluster and plans something that somebody wants done with it, whatever any definition says. */
public final class ClusterErrand {
    /** As much of a definition as the steps need. */
    public static final Definition NOTHING = new Definition("", "", false, List.of(), Map.of());

    private final Platform platform;
    private final Optional<String> project;
    private final Address address;

    /**
     * Of one cluster.
     *
     * @param project whose it has to be; empty for anybody's
     */
    public ClusterErrand(Platform platform, String cluster, Optional<String> project) {
        this.platform = platform;
        this.project = project;
        this.address = Address.cluster(cluster);
    }

    /**
     * Changes nothing.
     *
     * @param planner says what it takes on the cluster as it is
     */
    public Plan plan(Function<Cluster, Change> planner) {
        Observations seen = platform.observe(NOTHING, address.name());
        Change change = change(seen.all().get(address), planner);
        return new Plan(
                NOTHING.project(),
                List.of(change),
                new Dependencies.Builder().within(address, address.name()).build(),
                change instanceof Change.Blocked ? change.problems() : List.of(),
                change.steps().isEmpty() ? new TreeMap<>() : outlooks(seen),
                seen.fingerprint(),
                Scope.WHOLE);
    }

    /** It stays what it is. */
    private SortedMap<String, Outlook> outlooks(Observations seen) {
        Optional<Makeup> makeup = seen.present(address, Cluster.class).flatMap(Cluster::makeup);
        return new TreeMap<>(Map.of(address.name(), Outlook.of(makeup, makeup, Prices.known())));
    }

    private Change change(@Nullable Observation<?> seen, Function<Cluster, Change> planner) {
        if (seen instanceof Observation.Unknown<?> unknown) {
            return Blocks.unknown(address, unknown.reason());
        }
        return seen instanceof Observation.Present<?> present && present.value() instanceof Cluster found
                ? change(found, planner)
                : Blocks.refused(address, List.of(), List.of(absent()));
    }

    private Change change(Cluster found, Function<Cluster, Change> planner) {
        String owner = found.owner().orElse("");
        return project.orElse(owner).equals(owner)
                ? planner.apply(found)
                : Blocks.refused(address, List.of(), List.of(anothers(owner)));
    }

    private Problem anothers(String owner) {
        return Problem.of(
                address,
                "Owned by another project",
                "it belongs to the project '" + owner + "', and not to that of the definition.",
                "name the definition of that project, or the cluster alone");
    }

    private Problem absent() {
        return Problem.of(
                address,
                "No such cluster",
                "there is no app of that name that this token can see.",
                "check the name, the token and the organization");
    }
}
