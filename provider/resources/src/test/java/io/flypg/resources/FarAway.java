package io.flypg.resources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.flypg.local.LocalPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Executors;

/** A local platform as it looks from outside of its private network: nobody answers at the addresses of its machines. */
final class FarAway implements AutoCloseable {
    private static final List<String> PASSED_ON = List.of("authorization", "content-type", "fly-machine-lease-nonce");
    private static final String NOBODY = "\"$1\":\"127.0.0.9\"";

    private final LocalPlatform platform;
    private final String hidden;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private FarAway(LocalPlatform platform, String hidden, HttpServer server) {
        this.platform = platform;
        this.hidden = hidden;
        this.server = server;
    }

    static FarAway from(LocalPlatform platform) {
        return from(platform, "private_ip");
    }

    /** Where nobody answers at the address of an app either. */
    static FarAway withoutFlycast(LocalPlatform platform) {
        return from(platform, "private_ip|ip");
    }

    /** @param hidden the names under which addresses stand in answers */
    private static FarAway from(LocalPlatform platform, String hidden) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FarAway far = new FarAway(platform, hidden, server);
            server.createContext("/", far::pass);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return far;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private void pass(HttpExchange call) throws IOException {
        try (call) {
            HttpResponse<String> answer = client.send(request(call), HttpResponse.BodyHandlers.ofString());
            byte[] body = answer.body()
                    .replaceAll("\"(" + hidden + ")\":\"127[^\"]*\"", NOBODY)
                    .getBytes(UTF_8);
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> call.getResponseHeaders().set("content-type", type));
            call.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            call.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange call) throws IOException {
        URI target = URI.create(platform.url() + call.getRequestURI().toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .method(
                        call.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                call.getRequestBody().readAllBytes()));
        PASSED_ON.forEach(name ->
                call.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value)));
        return request.build();
    }
}
