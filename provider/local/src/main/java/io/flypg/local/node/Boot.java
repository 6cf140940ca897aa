package io.flypg.local.node;

import io.flypg.local.guest.GuestSpec;
import io.flypg.local.guest.Neighbourhood;
import io.flypg.local.node.binaries.PostgresVersion;
import io.flypg.local.node.member.Identity;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.member.NodeVolume;
import io.flypg.local.node.member.Peers;
import io.flypg.local.node.member.Proxy;
import io.flypg.local.node.member.RepmgrFiles;
import io.flypg.local.node.member.RoleBoard;
import io.flypg.local.node.process.BootFailure;
import io.flypg.local.node.process.Runner;
import io.flypg.local.node.process.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What a machine's guest is made from, and the way from there to a running one. */
record Boot(GuestSpec spec, Neighbourhood neighbourhood, Runners runners, RoleBoard board, InstantSource clock) {
    /**
     * Opens the ports and starts the node's life. What cannot work is found before anything is started.
     *
     * @param note hears what takes time on the way there
     */
    Life start(Consumer<String> note) throws InterruptedException {
        Identity me = Identity.of(spec);
        PostgresVersion version = version();
        GuestSpec.Volume mounted = mounted();
        try {
            Files.createDirectories(mounted.path());
            runners.clearStrays(mounted.path());
            Runner runner = runners.open(spec, version, note);
            try {
                return open(me, version.major(), new NodeVolume(mounted, runner.user()), runner);
            } catch (IOException | RuntimeException e) {
                runner.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BootFailure(
                    "The volume in " + mounted.path() + " cannot be used: " + e.getMessage()
                            + ". Check that the folder can be written and the disk is not full.",
                    e);
        }
    }

    private Life open(Identity me, int major, NodeVolume volume, Runner runner) throws IOException {
        volume.prepare();
        Server server = new Server(runner, volume.data(), volume.log());
        return open(new Parts(me, major, RepmgrFiles.write(volume, me), volume, server));
    }

    private Life open(Parts parts) {
        TcpRouter router = TcpRouter.open(parts.me().address(), 5432, this::primary);
        try {
            Node node = parts.node(this, router::restart);
            return new Life(node, parts.major(), Ports.open(node, router));
        } catch (RuntimeException e) {
            router.close();
            throw e;
        }
    }

    private Optional<InetSocketAddress> primary() {
        return board.primary(spec.app()).map(entry -> new InetSocketAddress(entry.address(), Server.PORT));
    }

    private GuestSpec.Volume mounted() {
        return spec.volume()
                .orElseThrow(() -> new BootFailure("A postgres-flex machine needs a volume mounted at /data; "
                        + spec.machine() + " has none. Create one and mount it."));
    }

    private PostgresVersion version() {
        String tag =
                spec.image().contains(":") ? spec.image().substring(spec.image().lastIndexOf(':') + 1) : "";
        return PostgresVersion.ofTag(tag)
                .orElseThrow(() -> new BootFailure("The image " + spec.image()
                        + " names no version of PostgreSQL that the local platform has. Use a tag such as 17 or 17.11;"
                        + " the majors 15 to 18 are there."));
    }

    /** What is known of a node before its ports are open. */
    private record Parts(Identity me, int major, int id, NodeVolume volume, Server server) {
        Node node(Boot boot, Proxy proxy) {
            return new Node(
                    me,
                    id,
                    volume,
                    new Peers(me, boot.neighbourhood()),
                    boot.neighbourhood(),
                    server,
                    proxy,
                    boot.board(),
                    new AtomicReference<>(""),
                    boot.clock());
        }
    }
}
