package io.flypg.local.rack;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.local.guest.Guest;
import io.flypg.local.guest.GuestFactory;
import io.flypg.local.guest.GuestSpec;
import io.flypg.local.guest.Neighbourhood;
import io.flypg.local.model.App;
import io.flypg.local.model.ImageRef;
import io.flypg.local.model.Machine;
import io.flypg.local.model.Volume;
import io.flypg.local.store.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the guest of a machine out of what is stored of it at this moment. */
final class Boot {
    private final World world;
    private final GuestFactory factory;
    private final Neighbourhood neighbourhood;

    Boot(World world, GuestFactory factory, Neighbourhood neighbourhood) {
        this.world = world;
        this.factory = factory;
        this.neighbourhood = neighbourhood;
    }

    Guest guest(App app, Machine machine) {
        return machine.version().image().isPostgres()
                ? factory.create(spec(app, machine), neighbourhood)
                : new IdleGuest();
    }

    private GuestSpec spec(App app, Machine machine) {
        return new GuestSpec(
                app.name(),
                machine.id(),
                machine.identity().region(),
                image(machine),
                machine.identity().address(),
                environment(app, machine),
                machine.version().size().memoryMegabytes(),
                machine.version().volumes().stream().findFirst().map(id -> volume(app.name(), id)));
    }

    private static String image(Machine machine) {
        ImageRef image = machine.version().image();
        return image.repository() + ":" + image.postgres().orElse(image.tag());
    }

    /** Later wins: the machine's own variables, the app's secrets, what the platform itself sets. */
    private static Map<String, String> environment(App app, Machine machine) {
        Map<String, String> environment = new HashMap<>();
        JsonNode own = machine.version().config().path("env");
        own.properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        if (!machine.version().skipSecrets()) {
            app.secrets().secrets().forEach((name, secret) -> environment.put(name, secret.value()));
        }
        environment.put("FLY_ALLOC_ID", machine.id());
        environment.put("FLY_APP_NAME", app.name());
        environment.put(
                "FLY_IMAGE_REF", machine.version().config().path("image").asText());
        environment.put("FLY_MACHINE_ID", machine.id());
        environment.put("FLY_MACHINE_VERSION", machine.version().id());
        environment.put("FLY_PRIVATE_IP", machine.identity().address());
        environment.put("FLY_REGION", machine.identity().region());
        environment.put(
                "FLY_VM_MEMORY_MB", Integer.toString(machine.version().size().memoryMegabytes()));
        return environment;
    }

    private GuestSpec.Volume volume(String app, String id) {
        return new GuestSpec.Volume(
                world.folder().volumes().resolve(id),
                () -> Optional.ofNullable(world.app(app)
                                .map(App::volumes)
                                .orElse(Map.of())
                                .get(id))
                        .map(Volume::bytes)
                        .orElse(0L));
    }
}
