package io.flypg.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import io.flypg.local.model.Refused;
import io.flypg.local.store.World;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Metadata of a machine: changes neither restart it nor make a new version. */
public final class Metadata {
    private final World world;
    private final Leases leases;

    public Metadata(World world, Leases leases) {
        this.world = world;
        this.leases = leases;
    }

    public ObjectNode all(Machine machine) {
        return machine.version().config().path("metadata") instanceof ObjectNode metadata
                ? metadata.deepCopy()
                : Json.object();
    }

    public void set(MachineKey key, String nonce, String name, String value) {
        change(key, nonce, Optional.empty(), metadata -> metadata.put(name, value));
    }

    public void remove(MachineKey key, String nonce, String name) {
        change(key, nonce, Optional.empty(), metadata -> metadata.remove(name));
    }

    /**
     * Sets many at once; an empty or null value removes.
     *
     * @param version the machine's version as the client knows it; another one refuses
     */
    public void merge(MachineKey key, String nonce, JsonNode values, Optional<String> version) {
        change(key, nonce, version, metadata -> {
            for (Map.Entry<String, JsonNode> entry : values.properties()) {
                String value = entry.getValue().isNull() ? "" : entry.getValue().asText();
                if (value.isEmpty()) {
                    metadata.remove(entry.getKey());
                } else {
                    metadata.put(entry.getKey(), value);
                }
            }
        });
    }

    private void change(MachineKey key, String nonce, Optional<String> version, Consumer<ObjectNode> change) {
        world.alone(() -> {
            Machine machine =
                    world.machine(key).filter(found -> !found.isGone()).orElseThrow(() -> Refused.notFound("machine"));
            leases.requireFree(machine, nonce);
            if (version.filter(known -> !known.equals(machine.version().id())).isPresent()) {
                throw Refused.precondition("machine version mismatch, current version is "
                        + machine.version().id());
            }
            ObjectNode metadata = all(machine);
            change.accept(metadata);
            Machine changed = machine.with(machine.version().withMetadata(metadata));
            world.put(world.app(key.app()).orElseThrow().with(changed));
            return true;
        });
    }
}
