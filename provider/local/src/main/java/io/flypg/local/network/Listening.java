package io.flypg.local.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A port of an address. Each connection to it has a thread of its own, and is cut when that ends or nobody listens any more. */
public final class Listening implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final ServerSocketChannel server;
    private final Consumer<SocketChannel> service;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
    private final Thread acceptor = Thread.ofVirtual().unstarted(this::accept);

    private Listening(ServerSocketChannel server, Consumer<SocketChannel> service) {
        this.server = server;
        this.service = service;
    }

    /**
     * Listens from now on.
     *
     * @param port 0 for any free one
     * @throws java.net.BindException when the port is taken
     */
    public static Listening on(String address, int port, Consumer<SocketChannel> service) throws IOException {
        InetAddress host = InetAddress.ofLiteral(address);
        Listening listening = new Listening(Rebind.patiently(() -> bind(new InetSocketAddress(host, port))), service);
        listening.acceptor.start();
        return listening;
    }

    /**
     * Connects, without the delays that save packets.
     *
     * @param limitMillis how long that may take
     */
    public static SocketChannel connect(InetSocketAddress address, int limitMillis) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(address, limitMillis);
            return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            Pipe.close(channel);
            throw e;
        }
    }

    public int port() {
        return server.socket().getLocalPort();
    }

    /** Returns when the port is free: the socket lives on until its last user has let go of it. */
    @Override
    public void close() {
        try {
            server.close();
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException("stop listening", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            clients.forEach(Pipe::close);
        }
    }

    private static ServerSocketChannel bind(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            return channel.bind(address, BACKLOG);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                // closed, or one client that went away again
            }
        }
    }

    private void serve(SocketChannel client) {
        try {
            service.accept(client.setOption(StandardSocketOptions.TCP_NODELAY, true));
        } catch (IOException _) {
            // it has gone already
        } finally {
            clients.remove(client);
            Pipe.close(client);
        }
    }
}
