package io.flypg.fly.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.fly.call.Request;
import io.flypg.fly.machine.Guest;
import java.util.Optional;

/**
 * A volume to be made. It is encrypted, and in another zone than those of the same name, unless told otherwise.
 *
 * @param name lower-case letters, digits and {@code _}
 * @param snapshotRetentionDays 1 to 60; the platform's default when absent
 * @param automaticSnapshots whether the platform makes one every day
 * @param snapshotId the snapshot to start from
 * @param forkOf the volume, perhaps of another app, whose content and size it starts with
 * @param meantFor the machine that will use it, so that it is placed on a host with room for that
 */
public record NewVolume(
        String name,
        String region,
        int sizeGb,
        boolean encrypted,
        boolean uniqueZone,
        Optional<Integer> snapshotRetentionDays,
        boolean automaticSnapshots,
        Optional<String> snapshotId,
        Optional<String> forkOf,
        Optional<MeantFor> meantFor) {

    /** The machine that a volume is made for. */
    public record MeantFor(Guest guest, String image) {}

    public static NewVolume of(String name, String region, int sizeGb) {
        return new NewVolume(
                name,
                region,
                sizeGb,
                true,
                true,
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public NewVolume withEncryption(boolean changed) {
        return new NewVolume(
                name,
                region,
                sizeGb,
                changed,
                uniqueZone,
                snapshotRetentionDays,
                automaticSnapshots,
                snapshotId,
                forkOf,
                meantFor);
    }

    /** Where a region has fewer zones than nodes, a shared zone is better than none. */
    public NewVolume inAnyZone() {
        return new NewVolume(
                name,
                region,
                sizeGb,
                encrypted,
                false,
                snapshotRetentionDays,
                automaticSnapshots,
                snapshotId,
                forkOf,
                meantFor);
    }

    public NewVolume withSnapshotRetention(int days) {
        return new NewVolume(
                name,
                region,
                sizeGb,
                encrypted,
                uniqueZone,
                Optional.of(days),
                automaticSnapshots,
                snapshotId,
                forkOf,
                meantFor);
    }

    public NewVolume withoutAutomaticSnapshots() {
        return new NewVolume(
                name,
                region,
                sizeGb,
                encrypted,
                uniqueZone,
                snapshotRetentionDays,
                false,
                snapshotId,
                forkOf,
                meantFor);
    }

    public NewVolume fromSnapshot(String id) {
        return new NewVolume(
                name,
                region,
                sizeGb,
                encrypted,
                uniqueZone,
                snapshotRetentionDays,
                automaticSnapshots,
                Optional.of(id),
                forkOf,
                meantFor);
    }

    /** With what is on that volume now, and as large as that is. */
    public NewVolume forkedFrom(String volume) {
        return new NewVolume(
                name,
                region,
                sizeGb,
                encrypted,
                uniqueZone,
                snapshotRetentionDays,
                automaticSnapshots,
                snapshotId,
                Optional.of(volume),
                meantFor);
    }

    public NewVolume forMachine(Guest guest, String image) {
        return new NewVolume(
                name,
                region,
                sizeGb,
                encrypted,
                uniqueZone,
                snapshotRetentionDays,
                automaticSnapshots,
                snapshotId,
                forkOf,
                Optional.of(new MeantFor(guest, image)));
    }

    ObjectNode write() {
        ObjectNode body = Request.json()
                .put("name", name)
                .put("region", region)
                .put("encrypted", encrypted)
                .put("require_unique_zone", uniqueZone);
        if (forkOf.isEmpty()) {
            body.put("size_gb", sizeGb);
        }
        snapshotRetentionDays.ifPresent(days -> body.put("snapshot_retention", days));
        if (!automaticSnapshots) {
            body.put("auto_backup_enabled", false);
        }
        snapshotId.ifPresent(id -> body.put("snapshot_id", id));
        forkOf.ifPresent(id -> body.put("source_volume_id", id));
        meantFor.ifPresent(machine -> write(machine, body));
        return body;
    }

    private static void write(MeantFor machine, ObjectNode body) {
        body.put("compute_image", machine.image)
                .putObject("compute")
                .put("cpu_kind", machine.guest.cpuKind())
                .put("cpus", machine.guest.cpus())
                .put("memory_mb", machine.guest.memoryMb());
    }
}
