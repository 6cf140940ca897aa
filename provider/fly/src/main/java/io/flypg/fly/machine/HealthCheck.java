package io.flypg.fly.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.fly.call.Request;
import java.time.Duration;

/** A health check that the platform makes by HTTP. */
public record HealthCheck(int port, String path, Duration interval, Duration timeout) {

    static HealthCheck read(JsonNode check) {
        return new HealthCheck(
                check.path("port").asInt(0),
                check.path("path").asText(""),
                GoDuration.read(check.path("interval")).orElse(Duration.ZERO),
                GoDuration.read(check.path("timeout")).orElse(Duration.ZERO));
    }

    ObjectNode write() {
        return Request.json()
                .put("port", port)
                .put("type", "http")
                .put("interval", GoDuration.write(interval))
                .put("timeout", GoDuration.write(timeout))
                .put("path", path);
    }
}
