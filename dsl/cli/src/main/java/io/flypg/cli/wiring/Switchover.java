package io.flypg.cli.wiring;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Platform;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.SwitchoverPlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at one cluster and plans a change of its primary, whatever any definition says. */
final class Switchover {
    private final Platform platform;
    private final SwitchoverOrder order;
    private final Address address;

    Switchover(Platform platform, SwitchoverOrder order) {
        this.platform = platform;
        this.order = order;
        this.address = Address.cluster(order.cluster());
    }

    Errand plan() {
        Definition nothing = new Definition("", "", false, List.of(), Map.of());
        Observations seen = platform.observe(nothing, order.cluster());
        Change change = change(seen.all().get(address));
        Plan plan = new Plan(
                nothing.project(),
                List.of(change),
                new Dependencies.Builder().within(address, order.cluster()).build(),
                change instanceof Change.Blocked ? change.problems() : List.of(),
                new TreeMap<>(),
                seen.fingerprint(),
                Scope.WHOLE);
        return new Errand(nothing, plan);
    }

    private Change change(@Nullable Observation<?> seen) {
        if (seen instanceof Observation.Unknown<?> unknown) {
            return Blocks.unknown(address, unknown.reason());
        }
        return seen instanceof Observation.Present<?> present && present.value() instanceof Cluster found
                ? change(found)
                : Blocks.refused(address, List.of(), List.of(absent()));
    }

    private Change change(Cluster found) {
        String owner = found.owner().orElse("");
        return order.project().orElse(owner).equals(owner)
                ? new SwitchoverPlan(found).plan(order.to())
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
