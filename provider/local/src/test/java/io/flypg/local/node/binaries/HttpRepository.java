package io.flypg.local.node.binaries;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A Maven repository by HTTP, as far away as one may be: connections break, and not every server knows parts of a file. */
final class HttpRepository implements AutoCloseable {
    private final Path folder;
    private final HttpServer server;
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final AtomicInteger breaking = new AtomicInteger();
    private volatile boolean knowsRanges = true;
    private volatile String refused = "";

    HttpRepository(Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** The next answers with a jar end in the middle of what they should bring. */
    HttpRepository breaking(int times) {
        breaking.set(times);
        return this;
    }

    /** Files that end so are not given out for now. */
    HttpRepository refusing(String suffix) {
        refused = suffix;
        return this;
    }

    HttpRepository withoutRanges() {
        knowsRanges = false;
        return this;
    }

    /** Which parts of jars were asked for. */
    List<String> ranges() {
        return ranges;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            if (!refused.isEmpty() && file.toString().endsWith(refused)) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String range = exchange.getRequestHeaders().getFirst("Range");
            send(exchange, Files.readAllBytes(file), range == null || !knowsRanges ? "" : range);
            if (file.toString().endsWith(".jar")) {
                ranges.add(String.valueOf(range));
            }
        }
    }

    private void send(HttpExchange exchange, byte[] bytes, String range) throws IOException {
        int from = range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from > bytes.length) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length);
        exchange.sendResponseHeaders(range.isEmpty() ? 200 : 206, rest.length == 0 ? -1 : rest.length);
        boolean breaks = breaking.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        exchange.getResponseBody().write(rest, 0, breaks ? rest.length / 2 : rest.length);
        exchange.getResponseBody().flush(); // a client that got nothing at all asks again by itself
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
