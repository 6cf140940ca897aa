package io.flypg.engine.apply;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.resource.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One lock per cluster for the whole run, taken when the first of its changes begins. */
final class Locks implements AutoCloseable {
    private final Platform platform;
    private final Definition definition;
    private final Set<String> clusters;
    private final Map<String, Platform.Lock> held = new ConcurrentHashMap<>();

    Locks(Platform platform, Plan plan, Definition definition) {
        this.platform = platform;
        this.definition = definition;
        this.clusters = plan.changes().stream()
                .map(change -> change.address())
                .filter(address -> address.type() == ResourceType.CLUSTER)
                .map(Address::name)
                .collect(Collectors.toSet());
    }

    /** Changes of one cluster come one after the other, so only different clusters meet here. */
    void take(Address address, Consumer<String> note) {
        Optional<String> cluster = clusterOf(address);
        if (cluster.isPresent() && clusters.contains(cluster.get()) && !held.containsKey(cluster.get())) {
            held.put(cluster.get(), platform.lock(cluster.get(), note));
        }
    }

    private Optional<String> clusterOf(Address address) {
        if (address.type() == ResourceType.CLUSTER) {
            return Optional.of(address.name());
        }
        return definition.find(address).map(Spec::dependsOn).stream()
                .flatMap(addresses -> addresses.stream())
                .filter(needed -> needed.type() == ResourceType.CLUSTER)
                .map(Address::name)
                .findFirst();
    }

    @Override
    public void close() {
        held.values().forEach(Platform.Lock::close);
        held.clear();
    }
}
