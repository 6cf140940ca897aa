package io.flypg.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.local.json.Json;
import java.util.Set;

/**
 * CPUs and memory of a machine, within the limits the platform sells.
 *
 * @param mostMegabytes up to where the memory may be raised while the machine runs
 */
public record GuestSize(String kind, int cpus, int memoryMegabytes, int mostMegabytes) {
    private static final Set<Integer> SHARED = Set.of(1, 2, 4, 6, 8);
    private static final Set<Integer> PERFORMANCE = Set.of(1, 2, 4, 6, 8, 10, 12, 14, 16, 32, 64, 128);

    static GuestSize of(JsonNode guest) {
        int memory = Json.count(guest, "memory_mb").orElse(256);
        return new GuestSize(
                Json.text(guest, "cpu_kind").orElse("shared"),
                Json.count(guest, "cpus").orElse(1),
                memory,
                Math.max(memory, Json.count(guest, "max_memory_mb").orElse(0)));
    }

    /** Refuses a size that is not sold. */
    public void check() {
        switch (kind) {
            case "shared" -> check(SHARED, 256, 2048, 256);
            case "performance" -> check(PERFORMANCE, 2048, 8192, 1024);
            default -> throw Refused.invalid("invalid config.guest.cpu_kind, must be shared or performance: " + kind);
        }
    }

    private void check(Set<Integer> counts, int least, int most, int step) {
        if (!counts.contains(cpus)) {
            throw Refused.invalid("invalid config.guest.cpus for " + kind + " CPUs: " + cpus);
        }
        if (memoryMegabytes < least * cpus) {
            throw Refused.invalid("invalid config.guest.memory_mb, minimum required " + least * cpus + " MiB");
        }
        if (memoryMegabytes > most * cpus) {
            throw Refused.invalid("invalid config.guest.memory_mb, maximum allowed " + most * cpus + " MiB");
        }
        if (memoryMegabytes % step != 0) {
            throw Refused.invalid("invalid config.guest.memory_mb, must be a multiple of " + step + " MiB");
        }
    }
}
