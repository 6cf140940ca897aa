package io.flypg.local.node.container;

import io.flypg.local.guest.Disks;
import io.flypg.local.guest.GuestSpec;
import io.flypg.local.node.PostgresGuests;
import io.flypg.local.node.Runners;
import io.flypg.local.node.TcpRouter;
import io.flypg.local.node.binaries.Binaries;
import io.flypg.local.node.binaries.PostgresVersion;
import io.flypg.local.node.process.BootFailure;
import io.flypg.local.node.process.Runner;
import io.flypg.local.node.process.ServerUser;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Nodes in containers. */
public final class Containers implements Runners {
    private static final String LABEL = "io.flypg.volume";

    /** The admin API, which the node's own process serves; its guest has the same port. */
    private static final int ADMIN_PORT = 5500;

    private static final Disks UNMOUNTABLE = new Disks() {
        @Override
        public void release(Path volumes) {
            LoopDisks.requireNone(volumes);
        }
    };

    private final Image images;
    private final Optional<LoopDisks> disks =
            LoopDisks.isPossible(System.getProperty("user.name", "")) ? Optional.of(new LoopDisks()) : Optional.empty();
    private final ServerUser user = ServerUser.ofThisProcess();

    public Containers(Binaries binaries) {
        this.images = new Image(binaries);
    }

    /** Guests with PostgreSQL from this user's cache. */
    public static PostgresGuests guests() {
        return new PostgresGuests(new Containers(Binaries.standard()));
    }

    @Override
    public Runner open(GuestSpec spec, PostgresVersion version, Consumer<String> note)
            throws IOException, InterruptedException {
        Path volume = spec.volume().orElseThrow().path();
        user.requireReachable(volume);
        disks.ifPresent(mounted -> mounted.settle(volume));
        String image = images.provide(version, note);
        note.accept("starting the container of " + spec.machine());
        Network network = Network.of(folder(volume));
        return network.with(() -> start(spec, image, Image.home(version), network));
    }

    private Runner start(GuestSpec spec, String image, Path home, Network network)
            throws IOException, InterruptedException {
        String gateway = network.gateway();
        TcpRouter admin =
                TcpRouter.open(gateway, 0, () -> Optional.of(new InetSocketAddress(spec.address(), ADMIN_PORT)));
        try {
            var plan = new Container.Plan(spec, image, home, network, new InetSocketAddress(gateway, admin.port()));
            return Container.start(plan, user, labels(plan.volume()), admin);
        } catch (IOException | RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    private static List<String> labels(Path volume) {
        return List.of(LABEL + "=" + volume, LABEL + "s=" + folder(volume));
    }

    @Override
    public Disks disks() {
        return disks.<Disks>map(mounted -> mounted).orElse(UNMOUNTABLE);
    }

    @Override
    public void clearStrays(Path folder) throws InterruptedException {
        try {
            List<String> found = Stream.of(LABEL, LABEL + "s")
                    .flatMap(label -> listed(label + "=" + folder))
                    .toList();
            for (String container : found) {
                Docker.run(List.of("rm", "--force", container), "");
            }
        } catch (IOException e) {
            throw new BootFailure("The containers of " + folder + " cannot be ended: " + e.getMessage() + ".", e);
        }
    }

    private static Stream<String> listed(String label) {
        try {
            return Docker.ask("ps", "--all", "--quiet", "--filter", "label=" + label)
                    .lines();
        } catch (IOException e) {
            throw new BootFailure("The containers cannot be listed: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Stream.empty();
        }
    }

    private static Path folder(Path volume) {
        return volume.resolveSibling("").normalize();
    }
}
