package io.flypg.postgres.state;

/**
 * A replication slot.
 *
 * @param active whether somebody reads from it
 * @param retainedBytes write-ahead log that is kept on disk for it
 */
public record Slot(String name, boolean physical, boolean active, long retainedBytes) {}
