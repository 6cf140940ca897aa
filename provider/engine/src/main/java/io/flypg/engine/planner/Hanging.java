package io.flypg.engine.planner;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Observed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What hangs on what: as it is declared, as it is now, and as its address says. */
record Hanging(Definition definition, Observations observations) {
    /** The cluster that something is part of; empty for an app. What is declared counts first. */
    Optional<String> clusterOf(Address address) {
        return switch (address.type()) {
            case CLUSTER -> Optional.of(address.name());
            case DATABASE, ROLE -> Optional.of(outer(address));
            case APP -> Optional.empty();
            case ATTACHMENT ->
                Stream.concat(declared(address).stream(), observed(address).stream())
                        .filter(on -> on.type() == ResourceType.CLUSTER)
                        .map(Address::name)
                        .findFirst();
        };
    }

    /** What would be missed by something that is there, were it taken away. */
    Set<Address> of(Address address) {
        Set<Address> on = new TreeSet<>(declared(address));
        on.addAll(observed(address));
        switch (address.type()) {
            case DATABASE, ROLE -> on.add(Address.cluster(outer(address)));
            case ATTACHMENT -> on.add(Address.app(outer(address)));
            case APP, CLUSTER -> {}
        }
        return on;
    }

    /** What is there, or may be there, and hangs on an address. */
    List<Address> on(Address address) {
        return observations.all().keySet().stream()
                .filter(other -> !(observations.all().get(other) instanceof Observation.Absent))
                .filter(other -> of(other).contains(address))
                .toList();
    }

    /** What is declared to be needed. */
    List<Address> declared(Address address) {
        return definition.find(address).map(Spec::dependsOn).orElse(List.of());
    }

    private List<Address> observed(Address address) {
        return observations.all().get(address) instanceof Observation.Present<?>(Observed observed)
                ? observed.dependsOn()
                : List.of();
    }

    private static String outer(Address address) {
        return address.name().substring(0, address.name().indexOf('/'));
    }
}
