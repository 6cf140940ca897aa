package io.flypg.fly.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A volume in a machine.
 *
 * @param path where it is mounted
 * @param autoExtend when the platform makes the volume larger by itself
 */
public record Mount(String volumeId, String path, Optional<AutoExtend> autoExtend) {

    public static Mount of(String volumeId, String path) {
        return new Mount(volumeId, path, Optional.empty());
    }

    public Mount withAutoExtend(AutoExtend changed) {
        return new Mount(volumeId, path, Optional.of(changed));
    }

    public Mount withoutAutoExtend() {
        return of(volumeId, path);
    }

    static Mount read(JsonNode mount) {
        return new Mount(mount.path("volume").asText(""), mount.path("path").asText(""), AutoExtend.read(mount));
    }

    /** Puts the values into an object that may hold more. */
    void writeInto(ObjectNode mount) {
        mount.put("volume", volumeId).put("path", path);
        mount.remove(AutoExtend.KEYS);
        autoExtend.ifPresent(rule -> rule.writeInto(mount));
    }
}
