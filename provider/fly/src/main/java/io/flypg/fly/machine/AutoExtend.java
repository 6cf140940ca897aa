package io.flypg.fly.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * When and how far the platform makes a volume larger by itself.
 *
 * @param limitGb the size it never exceeds; 0 for none
 */
public record AutoExtend(int thresholdPercent, int addGb, int limitGb) {

    static final List<String> KEYS = List.of("extend_threshold_percent", "add_size_gb", "size_gb_limit");

    static Optional<AutoExtend> read(JsonNode mount) {
        int threshold = mount.path("extend_threshold_percent").asInt(0);
        return threshold == 0
                ? Optional.empty()
                : Optional.of(new AutoExtend(
                        threshold,
                        mount.path("add_size_gb").asInt(0),
                        mount.path("size_gb_limit").asInt(0)));
    }

    void writeInto(ObjectNode mount) {
        mount.put("extend_threshold_percent", thresholdPercent)
                .put("add_size_gb", addGb)
                .put("size_gb_limit", limitGb);
    }
}
