package io.flypg.local.node;

import io.flypg.local.network.Listening;
import io.flypg.local.network.Pipe;
import io.flypg.local.node.process.BootFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
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

    private final Supplier<Optional<InetSocketAddress>> target;
    private final Map<SocketChannel, InetSocketAddress> sessions = new ConcurrentHashMap<>();
    private final Listening listening;

    private TcpRouter(String address, int port, Supplier<Optional<InetSocketAddress>> target) throws IOException {
        this.target = target;
        this.listening = Listening.on(address, port, this::serve);
    }

    /**
     * Listens from now on.
     *
     * @param target asked anew for each session
     * @throws BootFailure when the port is taken
     */
    public static TcpRouter open(String address, int port, Supplier<Optional<InetSocketAddress>> target) {
        try {
            return new TcpRouter(address, port, target);
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
        return listening.port();
    }

    /** Cuts the sessions that do not go to the present target. */
    public void follow() {
        Optional<InetSocketAddress> now = target.get();
        sessions.forEach((client, to) -> {
            if (now.filter(to::equals).isEmpty()) {
                Pipe.close(client);
            }
        });
    }

    /** Cuts all sessions. New ones are taken at once. */
    public void restart() {
        sessions.keySet().forEach(Pipe::close);
    }

    /** Cuts all sessions. The port is free again when this returns. */
    @Override
    public void close() {
        listening.close();
    }

    private void serve(SocketChannel client) {
        Optional<InetSocketAddress> to = target.get();
        if (to.isEmpty()) {
            return;
        }
        sessions.put(client, to.get());
        try (SocketChannel server = Listening.connect(to.get(), CONNECT_MILLIS)) {
            Pipe.both(client, server);
        } catch (IOException _) {
            // the client sees a closed session, whatever the reason was
        } finally {
            sessions.remove(client);
        }
    }
}
