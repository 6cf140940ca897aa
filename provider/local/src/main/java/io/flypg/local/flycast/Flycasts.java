package io.flypg.local.flycast;

import io.flypg.local.model.App;
import io.flypg.local.model.IpAddress;
import io.flypg.local.model.MachineKey;
import io.flypg.local.model.Refused;
import io.flypg.local.network.Listening;
import io.flypg.local.network.Pipe;
import io.flypg.local.store.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Listens on the flycast address of every app that has one. */
public final class Flycasts implements AutoCloseable {
    /** The ports that a PostgreSQL app has services on. */
    private static final List<Integer> PORTS = List.of(5432, 5433);

    private static final int CONNECT_LIMIT_MILLIS = 2_000;

    private static final Duration WAKE_LIMIT = Duration.ofSeconds(30);
    private static final Duration WAKE_PAUSE = Duration.ofMillis(50);

    private final World world;
    private volatile Consumer<MachineKey> waker = _ -> {};
    private final Map<String, List<Listening>> byAddress = new ConcurrentHashMap<>();

    public Flycasts(World world) {
        this.world = world;
    }

    /**
     * Who starts what a connection wants and rests.
     *
     * @param waker is refused when the machine cannot be started now
     */
    public void wakeBy(Consumer<MachineKey> waker) {
        this.waker = waker;
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
            return Listening.on(address, port, client -> pass(client, new Backends(world, app), port));
        } catch (IOException e) {
            throw new UncheckedIOException("listen on the flycast address " + address + ":" + port, e);
        }
    }

    /** To the first backend that takes it. With none the connection is closed, as the platform's proxy does after its own tries. */
    private void pass(SocketChannel client, Backends backends, int port) {
        connect(backends, port).or(() -> wake(backends, port)).ifPresent(backend -> {
            Pipe.both(client, backend);
            Pipe.close(backend);
        });
    }

    private static Optional<SocketChannel> connect(Backends backends, int port) {
        return backends.of(port).stream()
                .flatMap(address -> tryOn(address).stream())
                .findFirst();
    }

    /** Starts one machine that rests, and tries until it takes connections. */
    private Optional<SocketChannel> wake(Backends backends, int port) {
        List<MachineKey> sleeping = backends.sleeping(port);
        if (sleeping.isEmpty()) {
            return Optional.empty();
        }
        Instant deadline = world.now().plus(WAKE_LIMIT);
        Optional<SocketChannel> backend = Optional.empty();
        try {
            waker.accept(sleeping.getFirst());
            while (backend.isEmpty() && world.now().isBefore(deadline)) {
                Thread.sleep(WAKE_PAUSE);
                backend = connect(backends, port);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Refused _) {
            // somebody holds its lease, or it went meanwhile
        }
        return backend;
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
