package io.flypg.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Fills an app of a platform with machines that run nothing, and lists them all as fast as the platform answers. {@code .bench/run}
 * starts it.
 */
final class ManyMachines {
    private static final int CLIENTS = 4;
    private static final String MACHINE = "{\"region\":\"ams\",\"config\":{\"image\":\"nginx\"}}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String token;

    private ManyMachines(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Arguments: base URL, name of the app, machines to add, seconds of listing. Prints the listings a second. */
    public static void main(String... arguments) throws Exception {
        ManyMachines many = new ManyMachines(URI.create(arguments[0]), System.getenv("FLY_API_TOKEN"));
        String app = arguments[1];
        many.post("/v1/apps", "{\"app_name\":\"" + app + "\",\"org_slug\":\"personal\"}");
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            if (many.post("/v1/apps/" + app + "/machines", MACHINE) != 200) {
                throw new IllegalStateException("the platform made no machine");
            }
        }
        System.out.printf("%.0f%n", many.rate("/v1/apps/" + app + "/machines", Integer.parseInt(arguments[3])));
    }

    private double rate(String path, int seconds) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        Callable<Integer> client = () -> {
            int answered = 0;
            while (System.nanoTime() < end && ask(request(path).GET()) == 200) {
                answered++;
            }
            return answered;
        };
        int answered = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> clients =
                    IntStream.range(0, CLIENTS).mapToObj(_ -> client).toList();
            for (var each : threads.invokeAll(clients)) {
                answered += each.get();
            }
        }
        return (double) answered / seconds;
    }

    private int post(String path, String body) throws Exception {
        return ask(request(path).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private int ask(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofByteArray()).statusCode();
    }
}
