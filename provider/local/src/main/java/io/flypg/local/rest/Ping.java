package io.flypg.local.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.flypg.local.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Says who listens on this port, to anyone: whether a server still answers and whose port it is. Not a call of the API, not logged. */
final class Ping implements HttpHandler {
    static final String PATH = "/local/ping";

    private final byte[] answer;

    Ping(Path folder) {
        var body = Json.object()
                .put("folder", folder.toString())
                .put("pid", ProcessHandle.current().pid());
        answer = Json.string(body).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
