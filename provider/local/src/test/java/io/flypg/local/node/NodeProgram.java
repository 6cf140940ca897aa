package io.flypg.local.node;

import io.flypg.local.guest.Guest;
import io.flypg.local.guest.GuestSpec;
import io.flypg.local.node.binaries.Binaries;
import io.flypg.local.node.binaries.PostgresVersion;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One node in a process of its own: {@code NodeProgram CACHE VOLUME ADDRESS}. It runs until its input ends. */
final class NodeProgram {
    private NodeProgram() {}

    public static void main(String[] args) throws Exception {
        Binaries binaries = new Binaries(Path.of(args[0]), URI.create("file:///none/"));
        Guest guest = new PostgresGuests(binaries)
                .create(
                        new GuestSpec(
                                "orders-db",
                                "d8901234567899",
                                "ams",
                                "flyio/postgres-flex:"
                                        + PostgresVersion.ofTag("17").orElseThrow(),
                                args[2],
                                Map.of(
                                        "SU_PASSWORD", "adminPw1",
                                        "OPERATOR_PASSWORD", LocalCluster.PASSWORD,
                                        "REPL_PASSWORD", "replicationPw1",
                                        "PRIMARY_REGION", "ams",
                                        "FLY_CONSUL_URL", "https://:token@consul.example/x/"),
                                256,
                                Optional.of(new GuestSpec.Volume(Path.of(args[1]), () -> 1L << 30))),
                        new NoNeighbours());
        guest.start();
        guest.failure().ifPresent(failure -> {
            throw new IllegalStateException(failure);
        });
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        System.exit(0);
    }
}
