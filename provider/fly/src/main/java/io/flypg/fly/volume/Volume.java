package io.flypg.fly.volume;

import io.flypg.fly.call.Fields;
import io.flypg.fly.machine.HostStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A volume as the platform reports it.
 *
 * @param id changes when Fly moves the volume to another host: find a volume through its machine's mount
 * @param name several volumes may share it
 * @param state {@code created} when it can be used
 * @param machineId the machine it is bound to, running or not
 * @param snapshotRetentionDays how long its daily snapshots are kept
 */
public record Volume(
        String id,
        String name,
        String state,
        int sizeGb,
        String region,
        String zone,
        boolean encrypted,
        Optional<String> machineId,
        Optional<Instant> createdAt,
        int snapshotRetentionDays,
        boolean autoBackup,
        HostStatus hostStatus,
        Optional<Usage> usage) {

    private static final Set<String> GOING = Set.of(
            "scheduling_destroy", "fork_cleanup", "waiting_for_detach", "pending_destroy", "destroying", "destroyed");

    /** Whether it is deleted or about to be. */
    public boolean isGoing() {
        return GOING.contains(state);
    }

    public boolean isReady() {
        return state.equals("created");
    }

    /** Reads a volume wherever the platform answers with one. */
    public static Volume read(Fields volume) {
        return new Volume(
                volume.text("id"),
                volume.textOr("name", ""),
                volume.textOr("state", ""),
                volume.count("size_gb"),
                volume.textOr("region", ""),
                volume.textOr("zone", ""),
                volume.flag("encrypted").orElse(false),
                volume.maybeText("attached_machine_id"),
                volume.time("created_at"),
                volume.count("snapshot_retention"),
                volume.flag("auto_backup_enabled").orElse(false),
                HostStatus.of(volume.textOr("host_status", "")),
                Usage.read(volume));
    }

    /** How full its file system is, in bytes. */
    public record Usage(long usedBytes, long totalBytes) {

        private static Optional<Usage> read(Fields volume) {
            long total = volume.number("bytes_total").orElse(0L);
            return total == 0
                    ? Optional.empty()
                    : Optional.of(new Usage(volume.number("bytes_used").orElse(0L), total));
        }
    }
}
