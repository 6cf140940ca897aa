package io.flypg.local.node.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.process.HttpPort;
import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The node's HTTP on port 5500: the admin API, without any authentication, and the checks. */
public final class AdminServer implements AutoCloseable {
    /** Port of the admin API and the checks. */
    public static final int PORT = 5500;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Route> routes;

    /** Serves from now on. */
    public AdminServer(Node node) {
        this.routes = routes(node);
        this.server = HttpPort.open(node.me().address(), PORT);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static List<Route> routes(Node node) {
        return Stream.of(
                        new Users(node).routes(),
                        new Databases(node).routes(),
                        new AdminCommands(node).routes(),
                        new SettingsCommands(node).routes(),
                        new BackupCommands(node).routes(),
                        new Checks(node).routes())
                .flatMap(List::stream)
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (HangUp _) {
            // closing without an answer is the answer
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException, HangUp {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        List<Route> found = routes.stream().filter(route -> route.isAt(path)).toList();
        if (found.isEmpty()) {
            return Reply.text(404, "404 page not found\n");
        }
        Route route = found.stream()
                .filter(candidate -> candidate.takes(exchange.getRequestMethod()))
                .findFirst()
                .orElse(null);
        return route == null ? Reply.empty(405) : answer(route, new Call(route.name(path), body));
    }

    private static Reply answer(Route route, Call call) throws HangUp {
        try {
            return route.handler().answer(call);
        } catch (ApiProblem e) {
            return Reply.error(e.status(), String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            return Reply.error(500, Session.problem(e));
        } catch (IOException | RuntimeException e) {
            return Reply.error(500, String.valueOf(e.getMessage()));
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
