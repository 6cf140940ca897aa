package io.flypg.local;

import io.flypg.local.agent.AgentSocket;
import io.flypg.local.fault.FaultOrders;
import io.flypg.local.fault.Faults;
import io.flypg.local.flycast.Flycasts;
import io.flypg.local.guest.Disks;
import io.flypg.local.model.Ids;
import io.flypg.local.network.Addresses;
import io.flypg.local.network.Claim;
import io.flypg.local.network.PortInUse;
import io.flypg.local.network.Subnet;
import io.flypg.local.platform.DailySnapshots;
import io.flypg.local.platform.Hosts;
import io.flypg.local.platform.Platform;
import io.flypg.local.rack.Pace;
import io.flypg.local.rack.Rack;
import io.flypg.local.rest.ApiServer;
import io.flypg.local.rest.RateLimits;
import io.flypg.local.rest.RequestLog;
import io.flypg.local.store.Ballast;
import io.flypg.local.store.FolderLock;
import io.flypg.local.store.Leftovers;
import io.flypg.local.store.Moves;
import io.flypg.local.store.StateFolder;
import io.flypg.local.store.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/** The wiring of one platform, and the order in which its parts come up and go down. */
final class Parts implements AutoCloseable {
    private final RandomGenerator random = new SecureRandom();
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final StateFolder folder;
    private final ApiServer server;
    private final Settings settings;
    private final RequestLog log;
    private final Rack rack;
    private final FaultOrders faults;

    private Parts(LocalOptions options) {
        folder = new StateFolder(options.folder());
        folder.prepare();
        FolderLock lock = FolderLock.take(folder);
        closing.push(lock::close);
        try {
            Settings kept = Settings.load(folder);
            Claim claim = claim(kept);
            server = bind(options.port(), kept.port());
            settings = kept.at(server.port(), claim.subnet().base());
            settings.save(folder);
            log = new RequestLog(folder.requests());
            Platform platform = platform(options, claim.subnet());
            rack = platform.rack();
            var snapshots = new DailySnapshots(platform.world(), platform.volumes());
            closing.push(snapshots::close);
            snapshots.start();
            AgentSocket.listen(folder.flyctl(), platform.world()).ifPresent(agent -> closing.push(agent::close));
            closing.push(server::close);
            faults = new FaultOrders(new Faults(), platform, server::shut);
            closing.push(faults::close);
            server.serve(platform, settings.byToken(), faults, limits(options), log);
            announce(options);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static Parts start(LocalOptions options) {
        return new Parts(options);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + settings.port());
    }

    Settings settings() {
        return settings;
    }

    FaultOrders faults() {
        return faults;
    }

    Rack rack() {
        return rack;
    }

    RequestLog log() {
        return log;
    }

    /** Last up, first down; the server goes before the machines, so that no call reaches them on their way down. */
    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }

    private Claim claim(Settings kept) {
        Claim claim = kept.subnet() == 0 ? Claim.first(random) : Claim.again(new Subnet(kept.subnet()), random);
        closing.push(claim::close);
        return claim;
    }

    private ApiServer bind(int wanted, int remembered) {
        ApiServer bound = wanted == 0 ? bindRemembered(remembered) : ApiServer.bind(wanted);
        closing.push(bound::close);
        return bound;
    }

    private static ApiServer bindRemembered(int port) {
        try {
            return ApiServer.bind(port);
        } catch (PortInUse _) {
            return ApiServer.bind(0);
        }
    }

    private Platform platform(LocalOptions options, Subnet subnet) {
        InstantSource clock = InstantSource.system();
        var world = new World(folder, clock);
        var ids = new Ids(clock, random);
        options.guests().clearStrays(folder.volumes());
        attach(options.guests().disks(), world);
        Ballast.removeAll(folder);
        var pace = new Pace(options.transition(), options.checkInterval());
        var rack = new Rack(world, new Moves(world, ids), options.guests(), pace);
        closing.push(rack::close);
        var flycasts = new Flycasts(world);
        closing.push(flycasts::close);
        flycasts.refresh();
        rack.resume();
        return Platform.over(world, ids, rack, flycasts, new Addresses(subnet, Hosts.used(world)));
    }

    private static RateLimits limits(LocalOptions options) {
        return options.rateLimits() ? RateLimits.documented(System::nanoTime) : RateLimits.none();
    }

    /** What a killed server left behind is let go first, so that what nobody knows of can be swept away. */
    private void attach(Disks disks, World world) {
        disks.release(folder.volumes());
        closing.push(() -> disks.release(folder.volumes()));
        Leftovers.remove(world);
        world.apps().stream()
                .flatMap(app -> app.volumes().values().stream())
                .forEach(volume -> disks.fit(folder.volumes().resolve(volume.id()), volume.bytes()));
    }

    private void announce(LocalOptions options) {
        var state = new LocalState(
                url(),
                settings.token(LocalPlatform.ORGANIZATION),
                ProcessHandle.current().pid(),
                options.rateLimits());
        state.write(folder);
        closing.push(() -> {
            try {
                Files.deleteIfExists(folder.server());
            } catch (IOException e) {
                throw new UncheckedIOException("remove " + folder.server(), e);
            }
        });
    }
}
