package io.flypg.engine.knob;

import io.flypg.engine.address.Size;
import java.util.Optional;

/**
 * What a knob is on a node when nobody sets it: what the image sets by itself, else what {@code initdb} wrote, else PostgreSQL's own.
 * The image cannot forget a setting, so one that is taken out of a definition is set to this.
 *
 * @param memory of the machine; the image takes the buffers from it
 * @param volume of the node; the image takes the size of the WAL from it, slightly less where the file system needs room for itself
 */
public record ImageDefaults(Knobs knobs, Size memory, Size volume) {
    private static final long BLOCKS_PER_MEGABYTE = 128;
    private static final long ONE_GIGABYTE = 1024;
    private static final long LEAST_WAL = 32;

    /** Empty only when the major has no such knob. */
    public Optional<KnobValue> value(String name) {
        return knobs.find(name).map(knob -> new KnobValue(knob, setting(knob)));
    }

    private String setting(Knob knob) {
        return switch (knob.name()) {
            case "shared_buffers" -> Long.toString(sharedBuffers() * BLOCKS_PER_MEGABYTE);
            case "max_wal_size" -> Long.toString(maxWal());
            case "min_wal_size" -> Long.toString(Math.max(LEAST_WAL, maxWal() / 4));
            case "max_connections" -> "300";
            case "random_page_cost" -> "1.1";
            case "wal_compression" -> "pglz";
            case "wal_log_hints" -> "on";
            case "listen_addresses" -> "*";
            case "port" -> "5433";
            case "shared_preload_libraries" -> Items.joined(knob, Items.of(knob.boot()));
            default -> fromInitdb(knob);
        };
    }

    /** A quarter of the memory, of a small machine a tenth; in megabytes. */
    private long sharedBuffers() {
        return memory.megabytes() >= ONE_GIGABYTE ? memory.megabytes() / 4 : memory.megabytes() / 10;
    }

    private long maxWal() {
        return Math.max(LEAST_WAL, volume.megabytes() / 10);
    }

    private static String fromInitdb(Knob knob) {
        return switch (knob.name()) {
            case "TimeZone", "log_timezone" -> "Etc/UTC";
            case "timezone_abbreviations" -> "Default";
            case "lc_messages", "lc_monetary", "lc_numeric", "lc_time" -> "en_US.utf8";
            case "default_text_search_config" -> "pg_catalog.english";
            // PostgreSQL measures the stack it has and takes 2 MB of it
            case "max_stack_depth" -> "2048";
            default -> boot(knob);
        };
    }

    private static String boot(Knob knob) {
        return knob.isOctal() ? "0" + Long.toOctalString(Normal.integer(knob.boot())) : knob.boot();
    }
}
