package io.flypg.local.node.member;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls of one node to the admin API of another. Who does not answer is passed over. */
final class AdminCalls {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private AdminCalls() {}

    /** Calls and tells whether it was done. */
    static boolean get(String address, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + ":5500" + path))
                .timeout(LIMIT)
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
