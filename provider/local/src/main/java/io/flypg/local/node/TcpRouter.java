package io.flypg.local.node;

import io.flypg.local.network.Rebind;
import io.flypg.local.node.process.BootFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Passes TCP sessions on to wherever the target is now. Without a target a session is closed at once; when the target changes, the
 * sessions to the old one are cut.
 */
public final class TcpRouter implements AutoCloseable {
    private static final int CONNECT_MILLIS = 4_000;
    private static final int BACKLOG = 200;

    private final ServerSocket listener;
    private final Supplier<Optional<InetSocketAddress>> target;
    private final Map<Socket, InetSocketAddress> sessions = new ConcurrentHashMap<>();
    private final Thread acceptor;

    private TcpRouter(ServerSocket listener, Supplier<Optional<InetSocketAddress>> target) {
        this.listener = listener;
        this.target = target;
        this.acceptor = Thread.ofVirtual()
                .name("route " + listener.getLocalSocketAddress())
                .unstarted(this::accept);
    }

    /**
     * Listens from now on.
     *
     * @param target asked anew for each session
     * @throws BootFailure when the port is taken
     */
    public static TcpRouter open(String address, int port, Supplier<Optional<InetSocketAddress>> target) {
        try {
            InetAddress host = InetAddress.getByName(address);
            TcpRouter router = new TcpRouter(Rebind.patiently(() -> new ServerSocket(port, BACKLOG, host)), target);
            router.acceptor.start();
            return router;
        } catch (IOException e) {
            throw new BootFailure(
                    "Port " + port + " on " + address + " cannot be used: " + e.getMessage()
                            + ". Most often another PostgreSQL or a container listens on 0.0.0.0:" + port
                            + ", which takes the port on every loopback address; stop it, or have it listen on 127.0.0.1 only.",
                    e);
        }
    }

    /** Where it listens: of interest when any free port was asked for. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Cuts the sessions that do not go to the present target. */
    public void follow() {
        Optional<InetSocketAddress> now = target.get();
        sessions.forEach((socket, to) -> {
            if (now.filter(to::equals).isEmpty()) {
                closeQuietly(socket);
            }
        });
    }

    /** Cuts all sessions. New ones are taken at once. */
    public void restart() {
        sessions.keySet().forEach(TcpRouter::closeQuietly);
    }

    /** Cuts all sessions. The port is free again when this returns. */
    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            restart();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                // closed, or one client that went away again
            }
        }
    }

    private void serve(Socket client) {
        Optional<InetSocketAddress> to = target.get();
        try (client;
                Socket server = new Socket()) {
            if (to.isEmpty()) {
                return;
            }
            sessions.put(client, to.get());
            server.connect(to.get(), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            back.join();
        } catch (IOException _) {
            // the client sees a closed session, whatever the reason was
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sessions.remove(client);
        }
    }

    // when one direction ends, the session ends: PostgreSQL knows no half-closed ones
    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // the session is over either way
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // the session is over either way
        }
    }
}
