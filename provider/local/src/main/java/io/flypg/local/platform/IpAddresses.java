package io.flypg.local.platform;

import io.flypg.local.flycast.Flycasts;
import io.flypg.local.model.App;
import io.flypg.local.model.Ids;
import io.flypg.local.model.IpAddress;
import io.flypg.local.model.Refused;
import io.flypg.local.store.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Addresses of an app. Only the flycast address leads anywhere; a public IPv6 address is kept and shown, and reaches nothing. */
public final class IpAddresses {
    private final World world;
    private final Flycasts flycasts;
    private final Hosts hosts;
    private final Ids ids;

    public IpAddresses(World world, Flycasts flycasts, Hosts hosts, Ids ids) {
        this.world = world;
        this.flycasts = flycasts;
        this.hosts = hosts;
        this.ids = ids;
    }

    /** A new public address, or the app's flycast address; a second call for that one finds the first one's. */
    public IpAddress allocate(App app, String type, String region) {
        IpAddress address = world.alone(() -> {
            App now = world.app(app.name()).orElseThrow(() -> Refused.notFound("app"));
            return switch (type) {
                case "private_v6" -> now.flycast().orElseGet(() -> store(now, hosts.address(), type, region));
                case "v6" -> store(now, ids.publicAddress(), type, region);
                default ->
                    throw Refused.invalid("address type \"" + type + "\" is not available: the local platform is not"
                            + " reachable from outside, it has private_v6 (flycast), and v6 to look at");
            };
        });
        flycasts.refresh();
        return address;
    }

    private IpAddress store(App app, String address, String type, String region) {
        var made = new IpAddress(ids.address(), address, type, region, world.now());
        world.put(app.withAddresses(
                Stream.concat(app.addresses().stream(), Stream.of(made)).toList()));
        return made;
    }

    /** Gives an address back, by the address itself or its id. */
    public void release(App app, String wanted) {
        world.alone(() -> {
            App now = world.app(app.name()).orElseThrow(() -> Refused.notFound("app"));
            Optional<IpAddress> found = now.addresses().stream()
                    .filter(address ->
                            address.address().equals(wanted) || address.id().equals(wanted))
                    .findFirst();
            if (found.isEmpty()) {
                throw Refused.notFound("ip address");
            }
            List<IpAddress> left = now.addresses().stream()
                    .filter(address -> !address.equals(found.get()))
                    .toList();
            world.put(now.withAddresses(left));
            return true;
        });
        flycasts.refresh();
    }
}
