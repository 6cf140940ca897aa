package io.flypg.fly.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.fly.call.Request;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A port of a machine that Fly's proxy answers for.
 *
 * @param handlers what the proxy does with a connection, such as {@code pg_tls}
 * @param connections how many a machine should have at most before the proxy looks for another one
 */
public record Service(int internalPort, int port, List<String> handlers, int connections) {

    public Service {
        handlers = List.copyOf(handlers);
    }

    static Service read(JsonNode service) {
        JsonNode port = service.path("ports").path(0);
        return new Service(
                service.path("internal_port").asInt(0),
                port.path("port").asInt(0),
                StreamSupport.stream(port.path("handlers").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                service.path("concurrency").path("hard_limit").asInt(0));
    }

    ObjectNode write() {
        ObjectNode service = Request.json();
        service.put("protocol", "tcp").put("internal_port", internalPort).put("autostart", false);
        ObjectNode outside = service.putArray("ports").addObject().put("port", port);
        handlers.forEach(outside.putArray("handlers")::add);
        service.putObject("concurrency")
                .put("type", "connections")
                .put("hard_limit", connections)
                .put("soft_limit", connections);
        return service.putNull("force_instance_key");
    }
}
