package io.flypg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Serves a platform with one cluster as if it had many of it, {@code orders-db-1} and so on, every call late by some milliseconds.
 * They all are the same nodes: what a plan asks inside a node is asked of a real PostgreSQL, yet one computer can hold them.
 * {@code .bench/run} starts it and ends it.
 */
final class ManyClusters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTING = Pattern.compile("/v1/orgs/[^/]+/(machines|volumes)");
    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type");

    private final URI platform;
    private final String cluster;
    private final int count;
    private final long millis;
    private final Pattern one;
    private final HttpClient http = HttpClient.newHttpClient();

    private ManyClusters(URI platform, String cluster, int count, long millis) {
        this.platform = platform;
        this.cluster = cluster;
        this.count = count;
        this.millis = millis;
        this.one = Pattern.compile(Pattern.quote(cluster) + "-(\\d+)");
    }

    /** Arguments: base URL of the platform, name of its cluster, how many to show, milliseconds. Prints its own base URL. */
    public static void main(String... arguments) throws IOException {
        ManyClusters many = new ManyClusters(
                URI.create(arguments[0]), arguments[1], Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", many::handle);
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(millis);
            String path = exchange.getRequestURI().toString();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            HttpResponse<String> answer = ask(exchange, path, body);
            byte[] bytes = answer(exchange.getRequestURI().getPath(), path + body, answer.body())
                    .getBytes(UTF_8);
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> ask(HttpExchange exchange, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(platform.resolve(toOne(path)))
                .method(exchange.getRequestMethod(), BodyPublishers.ofString(toOne(body)));
        for (String name : PASSED_ON) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String toOne(String text) {
        return one.matcher(text).replaceAll(cluster);
    }

    private String answer(String path, String asked, String answer) throws IOException {
        var listing = LISTING.matcher(path);
        if (listing.matches()) {
            return multiplied(answer, listing.group(1));
        }
        var named = one.matcher(asked);
        return named.find() ? answer.replace(cluster, named.group()) : answer;
    }

    private String multiplied(String answer, String kind) throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(answer);
        JsonNode items = page.path(kind);
        ArrayNode all = page.putArray(kind);
        for (int i = 1; i <= count; i++) {
            all.addAll((ArrayNode) JSON.readTree(items.toString().replace(cluster, cluster + "-" + i)));
        }
        return JSON.writeValueAsString(page);
    }
}
