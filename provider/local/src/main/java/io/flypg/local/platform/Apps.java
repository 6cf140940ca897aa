package io.flypg.local.platform;

import io.flypg.local.flycast.Flycasts;
import io.flypg.local.model.App;
import io.flypg.local.model.Ids;
import io.flypg.local.model.Machine;
import io.flypg.local.model.Refused;
import io.flypg.local.rack.Rack;
import io.flypg.local.store.Folders;
import io.flypg.local.store.World;
import java.util.List;
import java.util.regex.Pattern;

/** Apps. Their names are unique over all organizations. */
public final class Apps {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?");

    private final World world;
    private final Rack rack;
    private final Flycasts flycasts;
    private final Ids ids;

    public Apps(World world, Rack rack, Flycasts flycasts, Ids ids) {
        this.world = world;
        this.rack = rack;
        this.flycasts = flycasts;
        this.ids = ids;
    }

    /** A new app; what it is called and whose it is never changes. */
    public App create(Organization organization, String name, String role, String network) {
        if (!NAME.matcher(name).matches()) {
            throw Refused.invalid("Validation failed: Name may only contain lowercase letters, numbers and dashes, "
                    + "and must be shorter than 63 characters");
        }
        return world.alone(() -> {
            if (world.app(name).isPresent()) {
                throw new Refused(422, "Validation failed: Name has already been taken", "name_taken");
            }
            App app = App.empty(new App.Identity(
                    name,
                    ids.appNumber(),
                    organization.slug(),
                    role,
                    network.isEmpty() ? "default" : network,
                    ids.consul(),
                    world.now()));
            world.put(app);
            return app;
        });
    }

    /** The app, when the organization owns it; what others own is not there for it. */
    public App require(String organization, String name) {
        return world.app(name)
                .filter(app -> app.identity().organization().equals(organization))
                .orElseThrow(() -> Refused.notFound("app"));
    }

    /** The organization's apps, by name. */
    public List<App> list(String organization) {
        return world.apps().stream()
                .filter(app -> app.identity().organization().equals(organization))
                .toList();
    }

    /** Removes the app with all it owns. The name is free at once; the rest is gone when this returns. */
    public void delete(String organization, String name) {
        App app = world.alone(() -> {
            App found = require(organization, name);
            world.remove(name);
            return found;
        });
        flycasts.refresh();
        app.living().map(Machine::key).parallel().forEach(rack::forget);
        app.volumes().keySet().stream().map(world.folder().volumes()::resolve).forEach(folder -> {
            rack.disks().remove(folder);
            Folders.delete(folder);
        });
        app.snapshots()
                .keySet()
                .forEach(id -> Folders.delete(world.folder().snapshots().resolve(id)));
    }
}
