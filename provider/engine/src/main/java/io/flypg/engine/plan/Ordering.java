package io.flypg.engine.plan;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which change waits for which: what it needs, and within one cluster everything before it. */
final class Ordering {
    private final Definition definition;
    private final Map<String, Address> lastOfCluster = new HashMap<>();
    private final Dependencies dependencies = new Dependencies();

    private Ordering(Definition definition) {
        this.definition = definition;
    }

    /** The dependencies of changes that are already sorted: a change only ever waits for one before it. */
    static Dependencies of(Definition definition, List<Change> changes) {
        Ordering ordering = new Ordering(definition);
        changes.forEach(ordering::add);
        changes.stream().filter(Change.Delete.class::isInstance).forEach(change -> ordering.leave(change, changes));
        return ordering.dependencies;
    }

    private void add(Change change) {
        Address address = change.address();
        if (!(change instanceof Change.Delete)) {
            dependencies.add(
                    address, definition.find(address).map(Spec::dependsOn).orElse(List.of()));
        }
        clusterOf(address).ifPresent(cluster -> {
            Address previous = lastOfCluster.put(cluster, address);
            if (previous != null) {
                dependencies.add(address, List.of(previous));
            }
        });
    }

    /** An app goes after what is attached to it. */
    private void leave(Change delete, List<Change> changes) {
        if (delete.address().type() != ResourceType.APP) {
            return;
        }
        dependencies.add(
                delete.address(),
                changes.stream()
                        .map(Change::address)
                        .filter(other -> other.type() == ResourceType.ATTACHMENT
                                && other.name().startsWith(delete.address().name() + "/"))
                        .toList());
    }

    private Optional<String> clusterOf(Address address) {
        return switch (address.type()) {
            case CLUSTER -> Optional.of(address.name());
            case DATABASE, ROLE ->
                Optional.of(address.name().substring(0, address.name().indexOf('/')));
            case APP -> Optional.empty();
            case ATTACHMENT -> definition.find(address).flatMap(Ordering::clusterOfSpec);
        };
    }

    private static Optional<String> clusterOfSpec(Spec spec) {
        return spec.dependsOn().stream()
                .filter(address -> address.type() == ResourceType.CLUSTER)
                .map(Address::name)
                .findFirst();
    }
}
