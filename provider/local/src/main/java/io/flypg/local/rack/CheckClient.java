package io.flypg.local.rack;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.CheckResult;
import io.flypg.local.model.GoDuration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;

/** Asks one health check, as the platform's own checker would. */
final class CheckClient implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final InstantSource clock;

    CheckClient(InstantSource clock) {
        this.clock = clock;
    }

    CheckResult ask(String name, JsonNode check, String address) {
        try {
            return Json.text(check, "type").orElse("http").equals("tcp")
                    ? connect(name, check, address)
                    : get(name, check, address);
        } catch (IOException e) {
            String why = e.getMessage() == null ? "connection refused" : e.getMessage();
            return CheckResult.critical(name, why, clock.instant());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return CheckResult.critical(name, "the check was broken off", clock.instant());
        } catch (IllegalArgumentException e) {
            return CheckResult.critical(name, "the check cannot be asked: " + e.getMessage(), clock.instant());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private CheckResult get(String name, JsonNode check, String address) throws IOException, InterruptedException {
        String path = Json.text(check, "path").orElse("/");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + port(check) + path))
                .method(Json.text(check, "method").orElse("GET"), HttpRequest.BodyPublishers.noBody())
                .timeout(limit(check))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() / 100 == 2
                ? CheckResult.passing(name, answer.body(), clock.instant())
                : CheckResult.critical(name, answer.body(), clock.instant());
    }

    private CheckResult connect(String name, JsonNode check, String address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.ofLiteral(address), port(check)),
                    Math.toIntExact(limit(check).toMillis()));
            return CheckResult.passing(name, "Success", clock.instant());
        }
    }

    private static int port(JsonNode check) {
        return Json.count(check, "port").orElse(0);
    }

    private static Duration limit(JsonNode check) {
        return GoDuration.parse(check.path("timeout"))
                .filter(Duration::isPositive)
                .orElse(LIMIT);
    }
}
