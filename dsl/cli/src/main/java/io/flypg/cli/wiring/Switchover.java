package io.flypg.cli.wiring;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.SwitchoverPlan;
import io.flypg.resources.live.Live;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at one cluster and plans a change of its primary, whatever any definition says. */
final class Switchover {
    private final Live live;
    private final String cluster;
    private final Address address;

    Switchover(Live live, String cluster) {
        this.live = live;
        this.cluster = cluster;
        this.address = Address.cluster(cluster);
    }

    Plan plan(Optional<String> to) {
        Observation<Cluster> seen = ClusterStatuses.look(live, cluster);
        Change change = change(seen, to);
        return new Plan(
                owner(seen),
                List.of(change),
                new Dependencies.Builder().within(address, cluster).build(),
                change instanceof Change.Blocked ? change.problems() : List.of(),
                new TreeMap<>(),
                new Observations(Map.of(address, seen)).fingerprint(),
                Scope.WHOLE);
    }

    private Change change(Observation<Cluster> seen, Optional<String> to) {
        return switch (seen) {
            case Observation.Present<Cluster> present -> new SwitchoverPlan(present.value()).plan(to);
            case Observation.Absent<Cluster> _ ->
                Blocks.refused(
                        address,
                        List.of(),
                        List.of(Problem.of(
                                address,
                                "No such cluster",
                                "there is no app of that name that this token can see.",
                                "check the name, the token and the organization")));
            case Observation.Unknown<Cluster> unknown -> Blocks.unknown(address, unknown.reason());
        };
    }

    private static String owner(Observation<Cluster> seen) {
        return seen instanceof Observation.Present<Cluster> present
                ? present.value().owner().orElse("")
                : "";
    }
}
