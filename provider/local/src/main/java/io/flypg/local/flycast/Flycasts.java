package io.flypg.local.flycast;

import io.flypg.local.model.App;
import io.flypg.local.model.IpAddress;
import io.flypg.local.network.Listening;
import io.flypg.local.network.Pipe;
import io.flypg.local.store.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Listens on the flycast address of every app that has one. */
public final class Flycasts implements AutoCloseable {
    /** The ports that a PostgreSQL app has services on. */
    private static final List<Integer> PORTS = List.of(5432, 5433);

    private static final int CONNECT_LIMIT_MILLIS = 2_000;

    private final World world;
    private final Map<String, List<Listening>> byAddress = new ConcurrentHashMap<>();

    public Flycasts(World world) {
        this.world = world;
    }

    /** Opens what is new and closes what is gone, after addresses or apps have changed. */
    public synchronized void refresh() {
        Map<String, String> wanted = world.apps().stream()
                .flatMap(app -> address(app).stream().map(address -> Map.entry(address, app.name())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        byAddress.entrySet().removeIf(entry -> {
            boolean gone = !wanted.containsKey(entry.getKey());
            if (gone) {
                entry.getValue().forEach(Listening::close);
            }
            return gone;
        });
        wanted.forEach((address, app) -> byAddress.computeIfAbsent(address, _ -> listen(address, app)));
    }

    @Override
    public synchronized void close() {
        byAddress.values().forEach(listeners -> listeners.forEach(Listening::close));
        byAddress.clear();
    }

    private List<Listening> listen(String address, String app) {
        return PORTS.stream().map(port -> listen(address, port, app)).toList();
    }

    private Listening listen(String address, int port, String app) {
        try {
            return Listening.on(address, port, client -> pass(client, new Backends(world, app).of(port)));
        } catch (IOException e) {
            throw new UncheckedIOException("listen on the flycast address " + address + ":" + port, e);
        }
    }

    /** To the first backend that takes it. With none the connection is closed, as the platform's proxy does after its own tries. */
    private static void pass(SocketChannel client, List<InetSocketAddress> backends) {
        backends.stream()
                .flatMap(address -> tryOn(address).stream())
                .findFirst()
                .ifPresent(backend -> {
                    Pipe.both(client, backend);
                    Pipe.close(backend);
                });
    }

    private static Optional<SocketChannel> tryOn(InetSocketAddress address) {
        try {
            return Optional.of(Listening.connect(address, CONNECT_LIMIT_MILLIS));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> address(App app) {
        return app.flycast().map(IpAddress::address);
    }
}
