package io.flypg.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A machine's configuration under the name it got when it was set.
 *
 * @param id new for every create and update; a ULID
 * @param config exactly as it was sent, with the mounts filled in from their volumes; never changed in place
 * @param skipSecrets the machine boots without the app's secrets
 */
public record Version(String id, ObjectNode config, boolean skipSecrets) {
    /** What this machine runs. */
    public ImageRef image() {
        return ImageRef.parse(config.path("image").asText());
    }

    /** The volumes that are mounted; a machine has at most one. */
    public List<String> volumes() {
        return StreamSupport.stream(config.path("mounts").spliterator(), false)
                .flatMap(mount -> Json.text(mount, "volume").stream())
                .toList();
    }

    public GuestSize size() {
        return GuestSize.of(config.path("guest"));
    }

    public RestartPolicy restart() {
        return RestartPolicy.of(config.path("restart"));
    }

    public boolean autoDestroys() {
        return config.path("auto_destroy").asBoolean();
    }

    /** What a stop sends, and how long it waits before the power is cut. */
    public Halt halt() {
        JsonNode stop = config.path("stop_config");
        return new Halt(
                Json.text(stop, "signal").orElse(Halt.USUAL.signal()),
                GoDuration.parse(stop.path("timeout"))
                        .filter(Duration::isPositive)
                        .orElse(Halt.USUAL.limit()));
    }

    public Optional<String> metadata(String key) {
        return Json.text(config.path("metadata"), key);
    }

    /** The same version with other metadata: no new id, no restart. */
    public Version withMetadata(ObjectNode metadata) {
        ObjectNode changed = config.deepCopy();
        changed.set("metadata", metadata);
        return with(changed);
    }

    /** The same version after the platform itself has changed something in its configuration. */
    public Version with(ObjectNode changed) {
        return new Version(id, changed, skipSecrets);
    }

    /** The configuration holds variables, which may be secrets. */
    @Override
    public String toString() {
        return "version " + id;
    }
}
