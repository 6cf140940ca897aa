package io.flypg.local.model;

import java.time.Duration;
import java.time.Instant;

/** A copy of a volume. It outlives the volume. */
public record Snapshot(String id, String volume, int volumeGigabytes, long bytes, int retention, Instant createdAt) {
    /** Whether it has been kept for as many days as its volume said when it was taken. */
    public boolean isExpired(Instant now) {
        return createdAt.plus(Duration.ofDays(retention)).isBefore(now);
    }
}
