package io.flypg.fly.volume;

import io.flypg.fly.call.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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
    private static final Set<String> IN_THE_MAKING = Set.of("", "waiting", "creating", "running");

    /** Whether a volume can be made from it. */
    public boolean isReady() {
        return status.equals("created");
    }

    /** Whether it can be used, or never will be. */
    public boolean isSettled() {
        return !IN_THE_MAKING.contains(status);
    }

    /** When the platform deletes it; empty while it does not say when it was made. */
    public Optional<Instant> expiresAt() {
        return createdAt.map(made -> made.plus(Duration.ofDays(retentionDays)));
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
