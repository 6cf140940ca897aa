package io.flypg.local.node.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.process.HttpPort;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The node's metrics over HTTP, in the text format of Prometheus. */
public final class MetricsServer implements AutoCloseable {
    /** Port of the metrics. */
    public static final int PORT = 9187;

    private final HttpServer server;
    private final Exporter exporter;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Serves from now on. */
    public MetricsServer(Node node) {
        this.exporter = new Exporter(node);
        this.server = HttpPort.open(node.me().address(), PORT);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        exporter.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean known = exchange.getRequestURI().getPath().equals("/metrics");
            String text = known ? exporter.scrape() : "404 page not found\n";
            String type = known ? "text/plain; version=0.0.4; charset=utf-8" : "text/plain; charset=utf-8";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(known ? 200 : 404, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }
}
