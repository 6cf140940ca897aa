package io.flypg.local.node.settings;

import java.util.Map;
import java.util.TreeMap;

/** The settings that the image computes at each boot from the machine's memory and the volume's size. */
public final class InternalSettings {
    private static final long MEGABYTE = 1024 * 1024;
    private static final int SMALL_MACHINE = 1024;
    private static final long LEAST_WAL = 32;

    private InternalSettings() {}

    /** Names and values as they stand in the file: strings bring their own quotes. */
    public static Map<String, String> of(int memoryMegabytes, long volumeBytes) {
        long wal = volumeBytes / MEGABYTE / 10;
        Map<String, String> settings = new TreeMap<>(Map.of(
                "archive_mode", "off",
                "hot_standby", "true",
                "listen_addresses", "'*'",
                "max_connections", "300",
                "max_replication_slots", "10",
                "port", "5433",
                "random_page_cost", "1.1",
                "shared_preload_libraries", "'repmgr'",
                "wal_level", "replica",
                "wal_log_hints", "true"));
        settings.put("wal_compression", "on");
        settings.put("shared_buffers", sharedBuffers(memoryMegabytes) + "MB");
        settings.put("max_wal_size", Math.max(LEAST_WAL, wal) + "MB");
        settings.put("min_wal_size", Math.max(LEAST_WAL, wal / 4) + "MB");
        settings.putAll(ofTheLocalPlatform());
        return settings;
    }

    /**
     * What differs from the image: without fsync a killed process loses nothing, as the operating system has it; shared memory
     * stays in the data directory, so a killed server leaves none behind; a standby is back at once when its primary is.
     */
    private static Map<String, String> ofTheLocalPlatform() {
        return Map.of(
                "fsync", "off",
                "dynamic_shared_memory_type", "mmap",
                "wal_retrieve_retry_interval", "200ms");
    }

    private static int sharedBuffers(int memoryMegabytes) {
        return memoryMegabytes >= SMALL_MACHINE ? memoryMegabytes / 4 : memoryMegabytes / 10;
    }
}
