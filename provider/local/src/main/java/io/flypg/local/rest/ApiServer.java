package io.flypg.local.rest;

import com.sun.net.httpserver.HttpServer;
import io.flypg.local.fault.Faults;
import io.flypg.local.network.PortInUse;
import io.flypg.local.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP server on 127.0.0.1. Each call has a virtual thread of its own, so one that waits costs nothing. */
public final class ApiServer implements AutoCloseable {
    private static final int BACKLOG = 256;

    static {
        // without it every answer on a kept connection waits 40 ms for a delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // the server keeps at most this many idle connections; clients of a big plan hold more than the usual 200
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ApiServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Binds the port, and answers nothing yet.
     *
     * @param port 0 for any free one
     * @throws PortInUse when something listens there
     */
    public static ApiServer bind(int port) {
        try {
            return new ApiServer(HttpServer.create(address(port), BACKLOG));
        } catch (java.net.BindException e) {
            throw new PortInUse(port, e);
        } catch (IOException e) {
            throw new UncheckedIOException("listen on 127.0.0.1", e);
        }
    }

    /** Begins to answer. */
    public void serve(Platform platform, Tokens tokens, Faults faults, RequestLog log) {
        server.createContext("/", new Front(new Router(Routes.all(platform)), tokens, faults, log));
        server.createContext(Ping.PATH, new Ping(platform.world().folder().root()));
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Breaks off what is under way. Closing twice is fine. */
    @Override
    public void close() {
        if (!threads.isShutdown()) {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }
}
