package io.flypg.fly.volume;

import io.flypg.fly.call.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * The platform's copy of a volume at one moment.
 *
 * @param status {@code created} when it can be used
 */
public record Snapshot(
        String id,
        String status,
        long sizeBytes,
        long volumeSizeBytes,
        Optional<Instant> createdAt,
        int retentionDays) {

    /** Whether a volume can be made from it. */
    public boolean isReady() {
        return status.equals("created");
    }

    static Snapshot read(Fields snapshot) {
        return new Snapshot(
                snapshot.textOr("id", ""),
                snapshot.textOr("status", ""),
                snapshot.number("size").orElse(0L),
                snapshot.number("volume_size").orElse(0L),
                snapshot.time("created_at"),
                snapshot.count("retention_days"));
    }
}
