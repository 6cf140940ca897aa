package io.flypg.fly.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The size of a machine.
 *
 * @param cpuKind {@code shared} or {@code performance}
 * @param memoryMb in MB of 1024 × 1024 bytes
 */
public record Guest(String cpuKind, int cpus, int memoryMb) {

    static Guest read(JsonNode guest) {
        return new Guest(
                guest.path("cpu_kind").asText("shared"),
                guest.path("cpus").asInt(1),
                guest.path("memory_mb").asInt(256));
    }

    /** Puts the three values into an object that may hold more. */
    void writeInto(ObjectNode guest) {
        guest.put("cpu_kind", cpuKind).put("cpus", cpus).put("memory_mb", memoryMb);
    }
}
