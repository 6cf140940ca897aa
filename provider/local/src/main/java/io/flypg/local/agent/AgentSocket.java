package io.flypg.local.agent;

import io.flypg.local.store.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers where flyctl looks for its agent: on {@code fly-agent.sock} in its configuration folder. flyctl starts a WireGuard daemon of its
 * own when nobody does.
 */
public final class AgentSocket implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AgentSocket.class.getName());

    private final Path socket;
    private final ServerSocketChannel server;
    private final Names names;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private AgentSocket(Path socket, ServerSocketChannel server, World world) {
        this.socket = socket;
        this.server = server;
        this.names = new Names(world);
    }

    /** Listens in the folder; empty, with a word in the log, when the folder's name is too long for a Unix socket. */
    public static Optional<AgentSocket> listen(Path folder, World world) {
        Path socket = folder.resolve("fly-agent.sock");
        try {
            // what a killed server left; the folder is ours alone
            Files.deleteIfExists(socket);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                server.bind(UnixDomainSocketAddress.of(socket));
            } catch (SocketException e) {
                server.close();
                LOG.log(
                        System.Logger.Level.WARNING,
                        "there is no agent for flyctl: {0} cannot be a Unix socket ({1}). Commands such as fly pg attach"
                                + " need it; name a shorter folder with FLYPG_LOCAL_DIR",
                        socket,
                        e.getMessage());
                return Optional.empty();
            }
            var agent = new AgentSocket(socket, server, world);
            Thread.ofVirtual().name("agent").start(agent::accept);
            return Optional.of(agent);
        } catch (IOException e) {
            throw new UncheckedIOException("listen on " + socket, e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException("close " + socket, e);
        }
        open.forEach(AgentSocket::closeQuietly);
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (server.isOpen()) {
                    LOG.log(System.Logger.Level.WARNING, "a connection to the agent", e);
                }
            }
        }
    }

    private void serve(SocketChannel client) {
        try {
            new Session(client, names).run();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a conversation with the agent ended early", e);
        } finally {
            open.remove(client);
            closeQuietly(client);
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "close a connection of the agent", e);
        }
    }
}
