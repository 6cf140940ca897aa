package io.flypg.local.platform;

import io.flypg.local.model.App;
import io.flypg.local.model.IpAddress;
import io.flypg.local.model.Refused;
import io.flypg.local.network.Addresses;
import io.flypg.local.store.World;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses on loopback for machines and for flycast names. */
public final class Hosts {
    private final World world;
    private final Addresses addresses;

    public Hosts(World world, Addresses addresses) {
        this.world = world;
        this.addresses = addresses;
    }

    /** All addresses that are in use. */
    public static Set<String> used(World world) {
        return world.apps().stream()
                .flatMap(app -> Stream.concat(machines(app), flycasts(app)))
                .collect(Collectors.toSet());
    }

    /** A new one. Only alone in the world, else two could get the same. */
    String address() {
        return addresses
                .take(used(world))
                .orElseThrow(() -> new Refused(
                        503,
                        "the local platform has no address left for one more machine; destroy some",
                        "insufficient_capacity"));
    }

    private static Stream<String> machines(App app) {
        return app.living().map(machine -> machine.identity().address());
    }

    private static Stream<String> flycasts(App app) {
        return app.addresses().stream().map(IpAddress::address);
    }
}
