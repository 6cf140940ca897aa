package io.flypg.pulumi.resource;

import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Observed;
import io.flypg.pulumi.session.Session;
import io.flypg.resources.Resources;
import io.flypg.resources.cluster.Cluster;
import java.util.Optional;

/**
 * One look at the platform, for one resource.
 *
 * @param plan what would make it as declared
 * @param observations what the plan rests on
 */
record Look(Spec spec, Plan plan, Observations observations) {
    /**
     * Looks and compares; changes nothing.
     *
     * @throws io.flypg.engine.problem.Failure when the platform cannot be seen
     */
    static Look at(Session session, Spec spec) {
        Definition definition = session.definition(spec);
        Observations observations = session.platform().observe(definition);
        Plan plan = new Planner(Resources.catalogue()).plan(definition, observations, Limits.SAFE);
        return new Look(spec, plan, observations);
    }

    /** What would be done about the resource. */
    Change change() {
        return plan.change(spec.address());
    }

    /**
     * What is in a cluster goes with it, so it is for those whose the cluster is.
     *
     * @throws Failure refused, when the cluster around the resource is another project's or nobody's
     */
    void requireOwnCluster(String project) {
        spec.dependsOn().stream()
                .filter(address -> address.type() == ResourceType.CLUSTER)
                .flatMap(address -> observations.present(address, Cluster.class).stream())
                .filter(cluster -> !cluster.owner().equals(Optional.of(project)))
                .filter(cluster ->
                        cluster.owner().isPresent() || !cluster.foreign().isEmpty())
                .findFirst()
                .ifPresent(cluster -> {
                    throw new Failure(
                            Failure.Kind.REFUSED,
                            Problem.of(
                                    spec.address(),
                                    "Owned by another project",
                                    "its cluster " + cluster.name() + " belongs to "
                                            + cluster.owner()
                                                    .map(owner -> "the project '" + owner + "'")
                                                    .orElse("nobody yet")
                                            + ".",
                                    "declare it where the cluster is declared, or import the cluster first"));
                });
    }

    /** Empty when it is not there, or cannot be seen. */
    Optional<Observed> observed() {
        return observations.all().get(spec.address()) instanceof Observation.Present<?>(Observed observed)
                ? Optional.of(observed)
                : Optional.empty();
    }

    /** Whether it is certainly not there. */
    boolean isAbsent() {
        Observation<?> observation = observations.all().get(spec.address());
        return observation == null || observation instanceof Observation.Absent<?>;
    }
}
