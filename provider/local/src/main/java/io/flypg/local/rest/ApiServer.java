package io.flypg.local.rest;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.flypg.local.fault.FaultOrders;
import io.flypg.local.network.PortInUse;
import io.flypg.local.network.Rebind;
import io.flypg.local.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP server on 127.0.0.1. Each call has a virtual thread of its own, so one that waits costs nothing. */
public final class ApiServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ApiServer.class.getName());
    private static final int BACKLOG = 256;
    private static final int GRACE_SECONDS = 1;

    static {
        // without it every answer on a kept connection waits 40 ms for a delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // the server keeps at most this many idle connections; clients of a big plan hold more than the usual 200
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final int port;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private Map<String, HttpHandler> contexts = Map.of();
    private int shut;

    private ApiServer(HttpServer server) {
        this.server = server;
        this.port = server.getAddress().getPort();
    }

    /**
     * Binds the port, and answers nothing yet.
     *
     * @param port 0 for any free one
     * @throws PortInUse when something listens there
     */
    public static ApiServer bind(int port) {
        return new ApiServer(open(port));
    }

    private static HttpServer open(int port) {
        try {
            return Rebind.patiently(() -> HttpServer.create(address(port), BACKLOG));
        } catch (java.net.BindException e) {
            throw new PortInUse(port, e);
        } catch (IOException e) {
            throw new UncheckedIOException("listen on 127.0.0.1", e);
        }
    }

    /** Begins to answer. */
    public void serve(Platform platform, Tokens tokens, FaultOrders faults, RateLimits limits, RequestLog log) {
        var router = new Router(Routes.all(platform, faults));
        serve(Map.of(
                "/",
                new Front(router, tokens, faults.calls(), limits, log),
                Ping.PATH,
                new Ping(platform.world().folder().root())));
    }

    private synchronized void serve(Map<String, HttpHandler> paths) {
        contexts = paths;
        contexts.forEach(server::createContext);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Lets nobody in for a time, as if nothing listened here; the call that asks for it still gets its answer. Of several times that
     * overlap the one that ends last counts.
     */
    public void shut(Duration time) {
        threads.execute(() -> {
            try {
                beginShut();
                Thread.sleep(time);
                endShut();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (PortInUse e) {
                LOG.log(System.Logger.Level.ERROR, "the API cannot be reached any more", e);
            }
        });
    }

    private synchronized void beginShut() {
        shut++;
        if (shut == 1) {
            server.stop(GRACE_SECONDS);
        }
    }

    private synchronized void endShut() {
        shut--;
        if (shut == 0 && !threads.isShutdown()) {
            server = open(port);
            serve(contexts);
        }
    }

    public int port() {
        return port;
    }

    /** Breaks off what is under way. Closing twice is fine. */
    @Override
    public synchronized void close() {
        if (!threads.isShutdown()) {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }
}
