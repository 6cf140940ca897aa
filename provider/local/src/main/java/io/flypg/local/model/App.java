package io.flypg.local.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An app and all it owns; what is stored as one file.
 *
 * @param keys the key-value store of the app's guests
 * @param ledger empty also in what was stored before there was one
 */
public record App(
        Identity identity,
        Map<String, Machine> machines,
        Map<String, Volume> volumes,
        Map<String, Snapshot> snapshots,
        SecretStore secrets,
        List<IpAddress> addresses,
        Map<String, String> keys,
        Ledger ledger) {
    /**
     * What never changes.
     *
     * @param role {@code postgres_cluster} or empty
     * @param consul the token in the address of the app's key-value store
     */
    public record Identity(
            String name,
            int number,
            String organization,
            String role,
            String network,
            String consul,
            Instant createdAt) {
        @Override
        public String toString() {
            return name;
        }
    }

    public App {
        machines = Collections.unmodifiableMap(new LinkedHashMap<>(machines));
        volumes = Collections.unmodifiableMap(new LinkedHashMap<>(volumes));
        snapshots = Collections.unmodifiableMap(new LinkedHashMap<>(snapshots));
        addresses = List.copyOf(addresses);
        keys = Map.copyOf(keys);
        ledger = Objects.requireNonNullElse(ledger, Ledger.EMPTY);
    }

    public static App empty(Identity identity) {
        return new App(identity, Map.of(), Map.of(), Map.of(), SecretStore.EMPTY, List.of(), Map.of(), Ledger.EMPTY);
    }

    public String name() {
        return identity.name();
    }

    /** The machines that exist, in the order they were created. */
    public Stream<Machine> living() {
        return machines.values().stream().filter(machine -> !machine.isGone());
    }

    /** The machine that has the volume. */
    public Optional<Machine> holder(String volume) {
        return living().filter(machine -> machine.version().volumes().contains(volume))
                .findFirst();
    }

    public Optional<IpAddress> flycast() {
        return addresses.stream().filter(IpAddress::isFlycast).findFirst();
    }

    public App with(Machine machine) {
        return withMachines(added(machines, machine.id(), machine));
    }

    public App withMachines(Map<String, Machine> changed) {
        return new App(identity, changed, volumes, snapshots, secrets, addresses, keys, ledger);
    }

    public App with(Volume volume) {
        return withVolumes(added(volumes, volume.id(), volume));
    }

    public App withoutVolume(String id) {
        Map<String, Volume> left = new LinkedHashMap<>(volumes);
        left.remove(id);
        return withVolumes(left);
    }

    public App with(Snapshot snapshot) {
        return new App(
                identity,
                machines,
                volumes,
                added(snapshots, snapshot.id(), snapshot),
                secrets,
                addresses,
                keys,
                ledger);
    }

    public App without(Snapshot snapshot) {
        Map<String, Snapshot> left = new LinkedHashMap<>(snapshots);
        left.remove(snapshot.id());
        return new App(identity, machines, volumes, left, secrets, addresses, keys, ledger);
    }

    public App with(SecretStore changed) {
        return new App(identity, machines, volumes, snapshots, changed, addresses, keys, ledger);
    }

    public App withAddresses(List<IpAddress> changed) {
        return new App(identity, machines, volumes, snapshots, secrets, changed, keys, ledger);
    }

    public App withKey(String key, String value) {
        return new App(identity, machines, volumes, snapshots, secrets, addresses, added(keys, key, value), ledger);
    }

    public App with(Ledger changed) {
        return new App(identity, machines, volumes, snapshots, secrets, addresses, keys, changed);
    }

    @Override
    public String toString() {
        return identity.toString();
    }

    private App withVolumes(Map<String, Volume> changed) {
        return new App(identity, machines, changed, snapshots, secrets, addresses, keys, ledger);
    }

    private static <V> Map<String, V> added(Map<String, V> map, String key, V value) {
        Map<String, V> result = new LinkedHashMap<>(map);
        result.put(key, value);
        return result;
    }
}
