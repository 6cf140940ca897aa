package io.flypg.engine.planner;

import io.flypg.engine.address.Address;
import io.flypg.engine.cost.Prices;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Makeup;
import io.flypg.engine.plan.Outlook;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.resource.Catalogue;
import io.flypg.engine.resource.Composed;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Observed;
import io.flypg.engine.resource.Surroundings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Compares what is declared with what was observed. Pure: the same two always give the same plan. */
public final class Planner {
    private final Catalogue catalogue;

    public Planner(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What would make the platform as declared. */
    public Plan plan(Definition definition, Observations observations, Limits limits) {
        Set<Address> leaving =
                definition.whole() ? undeclared(definition, observations) : begun(definition, observations);
        return limited(definition.specs(), leaving, new Hanging(definition, observations), limits);
    }

    /** What would remove everything that is declared. */
    public Plan destroy(Definition definition, Observations observations, Limits limits) {
        Set<Address> leaving = begun(definition, observations);
        leaving.addAll(definition.addresses());
        return limited(List.of(), leaving, new Hanging(definition, observations), limits);
    }

    private Plan limited(List<Spec> specs, Set<Address> leaving, Hanging hanging, Limits limits) {
        Plan whole = plan(specs, leaving, hanging, limits, change -> change);
        if (!limits.isPart()) {
            return whole;
        }
        Part part = new Part(hanging, whole, limits.targets(), leaving);
        List<Spec> staying = specs.stream()
                .filter(spec -> part.staying().contains(spec.address()))
                .toList();
        Plan plan = plan(staying, part.leaving(), hanging, limits, part::checked);
        return plan.limited(new Scope(limits.targets(), part.leftOut()), part::restsOn);
    }

    private Plan plan(
            List<Spec> staying, Set<Address> leaving, Hanging hanging, Limits limits, UnaryOperator<Change> check) {
        Definition definition = hanging.definition();
        Observations observations = hanging.observations();
        Surroundings surroundings = new Surroundings(definition, observations, leaving, limits.purge());
        List<Change> changes = new ArrayList<>();
        leaving.stream()
                .sorted(Comparator.reverseOrder())
                .forEach(address -> changes.add(check.apply(delete(address, surroundings))));
        staying.forEach(spec -> changes.add(catalogue.plan(spec, surroundings)));
        Refusals refusals = new Refusals(hanging, limits);
        List<Change> allowed = refusals.mark(changes);
        return new Plan(
                definition.project(),
                allowed,
                Ordering.of(hanging, allowed),
                refusals.problems(),
                outlooks(staying, leaving, observations),
                observations.fingerprint(),
                Scope.WHOLE);
    }

    private Change delete(Address address, Surroundings surroundings) {
        Observation<?> observation = surroundings.observations().all().get(address);
        return switch (observation) {
            case Observation.Present<?> present -> catalogue.delete(address, (Observed) present.value(), surroundings);
            case Observation.Unknown<?> unknown -> Blocks.unknown(address, unknown.reason());
            case Observation.Absent<?> _ -> new Change.NoChange(address, List.of());
            case null -> new Change.NoChange(address, List.of());
        };
    }

    private static Set<Address> undeclared(Definition definition, Observations observations) {
        Set<Address> owned = new LinkedHashSet<>(observations.all().keySet());
        definition.addresses().forEach(owned::remove);
        return owned;
    }

    /** What is not declared any more and was on its way out already. */
    private static Set<Address> begun(Definition definition, Observations observations) {
        Set<Address> begun = undeclared(definition, observations);
        begun.removeIf(address -> observations
                .present(address, Observed.class)
                .filter(Observed::isLeaving)
                .isEmpty());
        return begun;
    }

    private static SortedMap<String, Outlook> outlooks(
            List<Spec> staying, Set<Address> leaving, Observations observations) {
        SortedMap<String, Outlook> outlooks = new TreeMap<>();
        Prices prices = Prices.known();
        for (Spec spec : staying) {
            if (spec instanceof ClusterSpec cluster) {
                Optional<Makeup> now = makeup(cluster.address(), observations);
                Makeup declared = Makeup.of(cluster);
                Makeup wanted = now.map(there -> declared.keeping(cluster.unmanaged(), there))
                        .orElse(declared);
                outlooks.put(cluster.name(), Outlook.of(now, Optional.of(wanted), prices));
            }
        }
        for (Address address : leaving) {
            Optional<Makeup> now = makeup(address, observations);
            now.ifPresent(_ -> outlooks.put(address.name(), Outlook.of(now, Optional.empty(), prices)));
        }
        return outlooks;
    }

    private static Optional<Makeup> makeup(Address address, Observations observations) {
        return observations.all().get(address) instanceof Observation.Present<?>(Composed composed)
                ? composed.makeup()
                : Optional.empty();
    }
}
