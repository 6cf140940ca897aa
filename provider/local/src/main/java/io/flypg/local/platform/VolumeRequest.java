package io.flypg.local.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.Refused;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client sends to create a volume.
 *
 * @param region empty for the source's, or the nearest
 * @param sizeGigabytes empty for the source's, or 3
 * @param snapshot the snapshot to restore
 * @param source the volume to fork
 */
public record VolumeRequest(
        String name,
        Optional<String> region,
        Optional<Long> sizeGigabytes,
        boolean encrypted,
        int retention,
        boolean autoBackup,
        Optional<String> snapshot,
        Optional<String> source) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,30}");
    private static final long USUAL_RETENTION = 5;

    /** Reads a body; null stands for "not given" everywhere. */
    public static VolumeRequest read(ObjectNode body) {
        String name = Json.text(body, "name").orElse("");
        if (!NAME.matcher(name).matches()) {
            throw Refused.invalid(
                    "volume names consist of up to 30 lowercase letters, digits and underscores: \"" + name + "\"");
        }
        return new VolumeRequest(
                name,
                Json.text(body, "region"),
                Json.number(body, "size_gb"),
                Json.flag(body, "encrypted").orElse(true),
                retention(Json.number(body, "snapshot_retention").orElse(USUAL_RETENTION)),
                Json.flag(body, "auto_backup_enabled").orElse(true),
                Json.text(body, "snapshot_id"),
                Json.text(body, "source_volume_id"));
    }

    /** Days, within what the platform offers. */
    static int retention(long days) {
        if (days < 1 || days > 60) {
            throw Refused.invalid("snapshot_retention must be between 1 and 60 days: " + days);
        }
        return (int) days;
    }

    /** Gigabytes, within what the platform offers. */
    static int size(long gigabytes) {
        if (gigabytes < 1 || gigabytes > 500) {
            throw Refused.invalid("size_gb must be between 1 and 500: " + gigabytes);
        }
        return (int) gigabytes;
    }
}
