package io.flypg.local.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.App;
import io.flypg.local.model.Machine;
import io.flypg.local.model.Snapshot;
import io.flypg.local.model.Volume;

/** Volumes and snapshots as the API shows them. */
final class VolumeView {
    private static final int BLOCK = 4096;

    private VolumeView() {}

    /**
     * The volume with every key there is.
     *
     * @param used bytes that its files take
     */
    static ObjectNode of(App app, Volume volume, long used, String state) {
        return usage(bare(app, volume, state), volume.bytes(), used);
    }

    /** The same with zeros where the usage would be, which says nothing. */
    static ObjectNode unmeasured(App app, Volume volume, String state) {
        return usage(bare(app, volume, state), 0, 0);
    }

    private static ObjectNode bare(App app, Volume volume, String state) {
        return Json.object()
                .put("id", volume.id())
                .put("name", volume.name())
                .put("state", state)
                .put("size_gb", volume.sizeGigabytes())
                .put("region", volume.region())
                .put("zone", volume.zone())
                .put("encrypted", volume.encrypted())
                .put(
                        "attached_machine_id",
                        app.holder(volume.id()).map(Machine::id).orElse(null))
                .putNull("attached_alloc_id")
                .put("created_at", Times.text(volume.createdAt()))
                .put("host_dedication_id", "")
                .put("snapshot_retention", volume.retention())
                .put("auto_backup_enabled", volume.autoBackup())
                .put("host_status", "ok")
                .put("fstype", "ext4")
                .put("type", "local");
    }

    static ObjectNode of(Snapshot snapshot) {
        return Json.object()
                .put("id", snapshot.id())
                .put("size", snapshot.bytes())
                .put("volume_size", (long) snapshot.volumeGigabytes() << 30)
                .put("digest", snapshot.id().substring(3))
                .put("created_at", Times.text(snapshot.createdAt()))
                .put("status", "created")
                .put("retention_days", snapshot.retention());
    }

    private static ObjectNode usage(ObjectNode node, long total, long used) {
        long free = Math.max(total - used, 0) / BLOCK;
        return node.put("blocks", total / BLOCK)
                .put("block_size", BLOCK)
                .put("blocks_free", free)
                .put("blocks_avail", free)
                .put("bytes_used", used)
                .put("bytes_total", total);
    }
}
