package io.flypg.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.App;
import io.flypg.local.model.Event;
import io.flypg.local.model.ImageRef;
import io.flypg.local.model.Lease;
import io.flypg.local.model.Machine;
import io.flypg.local.model.Volume;
import io.flypg.local.rack.Rack;
import java.util.Map;

/** Machines as the API shows them. */
record MachineView(Rack rack) {
    ObjectNode of(App app, Machine machine) {
        ObjectNode node = Json.object()
                .put("id", machine.id())
                .put("name", machine.identity().name())
                .put("state", machine.state().wire())
                .put("region", machine.identity().region())
                .put("instance_id", machine.version().id())
                .put("version", machine.version().id())
                .put("private_ip", machine.identity().address())
                .put("created_at", Times.text(machine.identity().createdAt()))
                .put("updated_at", Times.text(machine.updatedAt()))
                .put("host_status", "ok")
                .put("cordoned", machine.status().cordoned());
        node.set("image_ref", image(machine.version().image()));
        node.set("config", config(app.volumes(), machine));
        node.set("events", events(machine));
        if (!machine.version().config().path("checks").isEmpty()) {
            node.set("checks", checks(machine));
        }
        return node;
    }

    static ObjectNode lease(Lease lease) {
        return Json.object()
                .put("description", lease.description())
                .put("expires_at", lease.expiresAt().getEpochSecond())
                .put("owner", lease.owner());
    }

    static ArrayNode events(Machine machine) {
        ArrayNode events = Json.array();
        machine.events().forEach(event -> events.add(event(event)));
        return events;
    }

    private static ObjectNode event(Event event) {
        ObjectNode node = Json.object()
                .put("id", event.id())
                .put("type", event.type())
                .put("status", event.status())
                .put("source", event.source())
                .put("timestamp", event.at().toEpochMilli());
        return event.request() == null ? node : node.set("request", event.request());
    }

    private static ObjectNode image(ImageRef image) {
        ObjectNode node = Json.object()
                .put("registry", image.registry())
                .put("repository", image.repository())
                .put("tag", image.tag())
                .put("digest", image.digest());
        ObjectNode labels = node.putObject("labels");
        image.labels().forEach(labels::put);
        return node;
    }

    /** As it was sent; only the mounts also say what their volume is now. */
    private static JsonNode config(Map<String, Volume> volumes, Machine machine) {
        ObjectNode config = machine.version().config().deepCopy();
        for (JsonNode mount : config.path("mounts")) {
            Volume volume = volumes.get(mount.path("volume").asText());
            if (volume != null && mount instanceof ObjectNode filled) {
                filled.put("name", volume.name())
                        .put("size_gb", volume.sizeGigabytes())
                        .put("encrypted", volume.encrypted());
            }
        }
        return config;
    }

    private ArrayNode checks(Machine machine) {
        ArrayNode checks = Json.array();
        rack.checks(machine)
                .forEach(check -> checks.addObject()
                        .put("name", check.name())
                        .put("status", check.status())
                        .put("output", check.output())
                        .put("updated_at", check.updatedAt().toString()));
        return checks;
    }
}
