package io.flypg.local.model;

import java.time.Instant;

/**
 * A volume: a folder, and a size that counts.
 *
 * @param retention how many days a snapshot is kept
 */
public record Volume(
        String id,
        String app,
        String name,
        String region,
        String zone,
        int sizeGigabytes,
        boolean encrypted,
        int retention,
        boolean autoBackup,
        Instant createdAt) {
    private static final long GIGABYTE = 1L << 30;

    public long bytes() {
        return sizeGigabytes * GIGABYTE;
    }

    /** The same content on another host. */
    public Volume at(String otherId, String otherZone) {
        return new Volume(
                otherId, app, name, region, otherZone, sizeGigabytes, encrypted, retention, autoBackup, createdAt);
    }

    public Volume extended(int gigabytes) {
        return new Volume(id, app, name, region, zone, gigabytes, encrypted, retention, autoBackup, createdAt);
    }

    public Volume keeping(int days, boolean backup) {
        return new Volume(id, app, name, region, zone, sizeGigabytes, encrypted, days, backup, createdAt);
    }
}
