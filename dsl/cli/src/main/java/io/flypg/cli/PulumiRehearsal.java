package io.flypg.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the calls of a few {@code pulumi up} to a provider in the same process. The build records such a run as the AOT cache of the
 * provider, so that it starts, and answers, from classes that are already loaded and linked.
 *
 * <p>With the argument {@code local} there is a local platform, on which things are really made; otherwise nothing is but previewed.
 */
final class PulumiRehearsal {
    private static final Map<String, Object> NO_PLATFORM =
            Map.of("token", "none", "apiBaseUrl", "http://127.0.0.1:1", "flapsBaseUrl", "http://127.0.0.1:1");

    private PulumiRehearsal() {}

    /** Runs it, and ends the process; whatever goes wrong fails the build. */
    public static void main(String... arguments) throws IOException {
        Rehearsal.limitTime();
        List<Thread> provider = new ArrayList<>();
        try {
            try (RehearsedEngine engine = RehearsedEngine.start(address -> serve(address, provider))) {
                run(engine, List.of(arguments).contains("local"));
            }
            provider.getFirst().join();
        } catch (RuntimeException | InterruptedException e) {
            e.printStackTrace(System.err);
            System.exit(1);
        }
        System.exit(0);
    }

    /** Starts the provider as its process does, and reads its port. */
    private static int serve(String engine, List<Thread> threads) throws IOException {
        PipedOutputStream out = new PipedOutputStream();
        BufferedReader port =
                new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
        threads.add(Thread.ofPlatform().start(() -> {
            try {
                int code = PulumiMain.serve(new PrintStream(out, true, StandardCharsets.UTF_8), engine);
                if (code != 0) {
                    System.exit(code);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        return Integer.parseInt(port.readLine());
    }

    private static void run(RehearsedEngine engine, boolean local) {
        engine.greet();
        engine.configure(local ? Map.of("local", "true") : NO_PLATFORM);
        RehearsedResource cluster = engine.resource("Cluster", "orders-db", cluster("4MB"));
        List<RehearsedResource> inside = List.of(
                engine.resource("App", "orders-api", Map.of()),
                engine.resource("Database", "orders", Map.of("cluster", "orders-db")),
                engine.resource("Role", "reporting", Map.of("cluster", "orders-db", "reads", List.of("orders"))),
                engine.resource(
                        "Attachment",
                        "attached",
                        Map.of("cluster", "orders-db", "app", "orders-api", "database", "orders")));
        cluster.previewCreate();
        inside.forEach(RehearsedResource::previewCreate);
        if (local) {
            live(cluster, inside);
        }
    }

    /** Everything is made, found unchanged, read, changed and deleted. */
    private static void live(RehearsedResource cluster, List<RehearsedResource> inside) {
        cluster.create();
        inside.forEach(RehearsedResource::create);
        inside.forEach(RehearsedResource::expectNoChange);
        inside.forEach(RehearsedResource::read);
        cluster.read();
        cluster.expectNoChange();
        cluster.update(cluster("5MB"));
        inside.reversed().forEach(RehearsedResource::delete);
        cluster.delete();
    }

    private static Map<String, Object> cluster(String workMemory) {
        return Map.of(
                "region",
                "ams",
                "postgres",
                "17",
                "replicas",
                0,
                "machine",
                Map.of("cpus", 1, "memory", "1GB"),
                "volume",
                Map.of("size", "2GB"),
                "config",
                Map.of("work_mem", workMemory, "max_connections", 50),
                "protect",
                false);
    }
}
