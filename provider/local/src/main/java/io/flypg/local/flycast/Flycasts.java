package io.flypg.local.flycast;

import io.flypg.local.model.App;
import io.flypg.local.model.IpAddress;
import io.flypg.local.store.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Listens on the flycast address of every app that has one. */
public final class Flycasts implements AutoCloseable {
    /** The ports that a PostgreSQL app has services on. */
    private static final List<Integer> PORTS = List.of(5432, 5433);

    private final World world;
    private final Map<String, List<Listener>> byAddress = new ConcurrentHashMap<>();

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
                entry.getValue().forEach(Listener::close);
            }
            return gone;
        });
        wanted.forEach((address, app) -> byAddress.computeIfAbsent(address, _ -> listen(address, app)));
    }

    @Override
    public synchronized void close() {
        byAddress.values().forEach(listeners -> listeners.forEach(Listener::close));
        byAddress.clear();
    }

    private List<Listener> listen(String address, String app) {
        return PORTS.stream()
                .map(port -> Listener.open(address, port, () -> new Backends(world, app).of(port)))
                .toList();
    }

    private static Optional<String> address(App app) {
        return app.flycast().map(IpAddress::address);
    }
}
