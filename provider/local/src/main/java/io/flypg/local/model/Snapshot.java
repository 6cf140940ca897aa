package io.flypg.local.model;

import java.time.Instant;

/** A copy of a volume. It outlives the volume. */
public record Snapshot(String id, String volume, int volumeGigabytes, long bytes, int retention, Instant createdAt) {}
