package io.flypg.local.flycast;

import io.flypg.local.network.Rebind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One port of one address: each connection goes on to the first backend that takes it. */
final class Listener {
    private static final System.Logger LOG = System.getLogger(Listener.class.getName());
    private static final int BACKLOG = 128;
    private static final int CONNECT_LIMIT_MILLIS = 2_000;

    private final ServerSocket server;
    private final Supplier<List<InetSocketAddress>> backends;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;

    private Listener(ServerSocket server, Supplier<List<InetSocketAddress>> backends) {
        this.server = server;
        this.backends = backends;
        this.acceptor = Thread.ofVirtual().unstarted(this::accept);
    }

    static Listener open(String address, int port, Supplier<List<InetSocketAddress>> backends) {
        try {
            ServerSocket server =
                    Rebind.patiently(() -> new ServerSocket(port, BACKLOG, InetAddress.ofLiteral(address)));
            var listener = new Listener(server, backends);
            listener.acceptor.start();
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("listen on the flycast address " + address + ":" + port, e);
        }
    }

    /** Returns when nothing listens any more: the socket lives on until its last user has let go of it. */
    void close() {
        closeQuietly(server);
        try {
            acceptor.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        open.forEach(Listener::closeQuietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "flycast connection", e);
                }
            }
        }
    }

    /** With no backend the connection is closed, as the platform's proxy does after its own tries. */
    private void serve(Socket client) {
        Optional<Socket> backend = connect();
        backend.ifPresent(found -> {
            open.add(found);
            Pipe.both(client, found);
            release(found);
        });
        release(client);
    }

    private Optional<Socket> connect() {
        return backends.get().stream()
                .flatMap(address -> tryOn(address).stream())
                .findFirst();
    }

    private static Optional<Socket> tryOn(InetSocketAddress address) {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, CONNECT_LIMIT_MILLIS);
            return Optional.of(socket);
        } catch (IOException _) {
            closeQuietly(socket);
            return Optional.empty();
        }
    }

    private void release(Socket socket) {
        open.remove(socket);
        closeQuietly(socket);
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.DEBUG, "close a flycast connection", e);
        }
    }
}
