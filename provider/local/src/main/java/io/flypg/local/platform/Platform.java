package io.flypg.local.platform;

import io.flypg.local.flycast.Flycasts;
import io.flypg.local.model.App;
import io.flypg.local.model.Ids;
import io.flypg.local.network.Addresses;
import io.flypg.local.rack.Rack;
import io.flypg.local.store.Moves;
import io.flypg.local.store.World;

/** All that the API's calls need, wired. */
public record Platform(
        World world,
        Rack rack,
        Apps apps,
        Machines machines,
        Lifecycle lifecycle,
        Leases leases,
        Metadata metadata,
        Memory memory,
        Waits waits,
        Commands commands,
        Volumes volumes,
        Secrets secrets,
        IpAddresses addresses,
        Releases releases,
        Attachments attachments,
        Migration migration) {

    /** Wires the parts over one world. */
    public static Platform over(World world, Ids ids, Rack rack, Flycasts flycasts, Addresses free) {
        var moves = new Moves(world, ids);
        var hosts = new Hosts(world, free);
        var leases = new Leases(world, ids);
        var lifecycle = new Lifecycle(world, moves, rack, leases);
        flycasts.wakeBy(key -> lifecycle.start(key, ""));
        return new Platform(
                world,
                rack,
                new Apps(world, rack, flycasts, ids),
                new Machines(world, moves, ids, rack, hosts, leases),
                lifecycle,
                leases,
                new Metadata(world, leases),
                new Memory(rack, leases),
                new Waits(world),
                new Commands(rack, leases),
                new Volumes(world, rack, ids),
                new Secrets(world),
                new IpAddresses(world, flycasts, hosts, ids),
                new Releases(world, ids),
                new Attachments(world, ids),
                new Migration(world, rack, hosts, ids));
    }

    /** The address of the app's key-value store, with its token; a secret. */
    public static String consulUrl(App app) {
        String token = app.identity().consul();
        return "https://:" + token + "@consul.local.invalid/" + app.name() + "-" + token.substring(0, 6) + "/";
    }
}
