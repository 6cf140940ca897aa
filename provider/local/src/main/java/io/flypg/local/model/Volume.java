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

    public Volume extended(int gigabytes) {
        return new Volume(id, app, name, region, zone, gigabytes, encrypted, retention, autoBackup, createdAt);
    }

    public Volume keeping(int days, boolean backup) {
        return new Volume(id, app, name, region, zone, sizeGigabytes, encrypted, days, backup, createdAt);
    }
}
