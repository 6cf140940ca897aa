package io.flypg.local.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Holds a subnet while the server lives, so that no second one uses it, and proves that the ports of a node are free on it: a program
 * that listens on 0.0.0.0 takes the port on every loopback address at once.
 */
public final class Claim implements AutoCloseable {
    private static final int[] PORTS = {5432, 5433, 5500, 9187};
    private static final int TRIES = 50;

    private final Subnet subnet;
    private final ServerSocket held;

    private Claim(Subnet subnet, ServerSocket held) {
        this.subnet = subnet;
        this.held = held;
    }

    /**
     * A free subnet for a folder that has none yet.
     *
     * @throws IllegalStateException with a text for the user when a port is taken everywhere
     */
    public static Claim first(RandomGenerator random) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Claim> claim = tryOn(Subnet.any(random));
            if (claim.isPresent()) {
                return claim.get();
            }
        }
        throw taken(random);
    }

    /**
     * The subnet a folder already has.
     *
     * @throws IllegalStateException with a text for the user when it is used by another program
     */
    public static Claim again(Subnet subnet, RandomGenerator random) {
        try {
            return Rebind.patiently(() -> tryOn(subnet).orElseThrow(BindException::new));
        } catch (IOException _) {
            throw taken(random, subnet);
        }
    }

    public Subnet subnet() {
        return subnet;
    }

    @Override
    public void close() {
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException("release " + subnet, e);
        }
    }

    private static Optional<Claim> tryOn(Subnet subnet) {
        for (int port : PORTS) {
            if (!isFree(subnet.address(2), port)) {
                return Optional.empty();
            }
        }
        return bind(subnet.address(1), PORTS[0]).map(socket -> new Claim(subnet, socket));
    }

    private static boolean isFree(String address, int port) {
        Optional<ServerSocket> bound = bind(address, port);
        bound.ifPresent(Claim::close);
        return bound.isPresent();
    }

    private static Optional<ServerSocket> bind(String address, int port) {
        try {
            var socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
                return Optional.of(socket);
            } catch (BindException _) {
                socket.close();
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("listen on " + address + ":" + port, e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("close a port that was only tried", e);
        }
    }

    private static IllegalStateException taken(RandomGenerator random) {
        return taken(random, Subnet.any(random));
    }

    /** A port that is taken on a subnet of no one is taken on all of them. */
    private static IllegalStateException taken(RandomGenerator random, Subnet subnet) {
        String elsewhere = Subnet.any(random).address(2);
        for (int port : PORTS) {
            if (!isFree(elsewhere, port)) {
                return new IllegalStateException("Port " + port + " is in use on all addresses"
                        + Listeners.owner(port) + ". The machines of the local platform need it on addresses of their "
                        + "own. Stop that program, or let it listen on 127.0.0.1 only.");
            }
        }
        return new IllegalStateException("The addresses of this local platform, " + subnet + ", are in use by another "
                + "program. Stop it, or name a new folder with FLYPG_LOCAL_DIR.");
    }
}
