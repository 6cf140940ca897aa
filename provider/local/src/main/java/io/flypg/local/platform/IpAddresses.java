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

/** Addresses of an app. Only the flycast address exists on this platform; nothing is reachable from outside. */
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

    /** The app's flycast address; a second call finds the first one's. */
    public IpAddress allocate(App app, String type, String region) {
        if (!type.equals("private_v6")) {
            throw Refused.invalid("address type \"" + type + "\" is not available: the local platform is not reachable "
                    + "from outside, it only has private_v6 (flycast)");
        }
        IpAddress address = world.alone(() -> {
            App now = world.app(app.name()).orElseThrow(() -> Refused.notFound("app"));
            return now.flycast().orElseGet(() -> {
                var made = new IpAddress(ids.address(), hosts.address(), type, region, world.now());
                world.put(now.withAddresses(
                        Stream.concat(now.addresses().stream(), Stream.of(made)).toList()));
                return made;
            });
        });
        flycasts.refresh();
        return address;
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
