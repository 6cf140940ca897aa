package io.flypg.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.model.App;
import io.flypg.local.model.Ids;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import io.flypg.local.model.Refused;
import io.flypg.local.model.Volume;
import io.flypg.local.rack.Rack;
import io.flypg.local.store.Folders;
import io.flypg.local.store.World;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Moves a machine to another host, as the platform does now and then without being asked. The machine keeps its id, name and version; its
 * address is another one, and its volume too, though what is on it is the same.
 */
public final class Migration {
    private final World world;
    private final Rack rack;
    private final Hosts hosts;
    private final Ids ids;

    public Migration(World world, Rack rack, Hosts hosts, Ids ids) {
        this.world = world;
        this.rack = rack;
        this.hosts = hosts;
        this.ids = ids;
    }

    /** Returns once all of the machine is on its new host; it boots there when it ran before. */
    public Machine run(MachineKey key) {
        rack.whileOff(key, () -> move(key));
        return require(key);
    }

    /** The old copies go last: a server that is killed over it finds one whole volume of each. */
    private void move(MachineKey key) {
        Map<String, String> moved = new LinkedHashMap<>();
        App before = world.app(key.app()).orElseThrow();
        for (String old : require(key).version().volumes()) {
            String fresh = ids.volume();
            Folders.copy(folder(old), folder(fresh));
            rack.disks().fit(folder(fresh), volume(before, old).bytes());
            moved.put(old, fresh);
        }
        world.alone(() -> {
            Machine machine = require(key).at(hosts.address());
            App app = world.app(key.app()).orElseThrow().with(machine);
            for (Map.Entry<String, String> volume : moved.entrySet()) {
                app = withMoved(app, machine, volume.getKey(), volume.getValue());
            }
            world.put(app);
            return app;
        });
        for (String old : moved.keySet()) {
            rack.disks().remove(folder(old));
            Folders.delete(folder(old));
        }
    }

    private App withMoved(App app, Machine machine, String old, String fresh) {
        Volume volume = volume(app, old).at(fresh, ids.zone());
        ObjectNode config = machine.version().config().deepCopy();
        for (JsonNode mount : config.path("mounts")) {
            if (mount instanceof ObjectNode object
                    && old.equals(mount.path("volume").asText())) {
                object.put("volume", fresh);
            }
        }
        return app.withoutVolume(old)
                .with(volume)
                .with(machine.with(machine.version().with(config)));
    }

    private static Volume volume(App app, String id) {
        return Objects.requireNonNull(app.volumes().get(id), id);
    }

    private Machine require(MachineKey key) {
        return world.machine(key).filter(machine -> !machine.isGone()).orElseThrow(() -> Refused.notFound("machine"));
    }

    private Path folder(String volume) {
        return world.folder().volumes().resolve(volume);
    }
}
