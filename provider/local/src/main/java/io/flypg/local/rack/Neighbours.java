package io.flypg.local.rack;

import io.flypg.local.guest.Neighbourhood;
import io.flypg.local.model.App;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import io.flypg.local.store.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The internal DNS and the key-value store, out of the stored apps. */
final class Neighbours implements Neighbourhood {
    private final World world;
    private final Predicate<MachineKey> hasPower;

    /**
     * Neighbours among all machines that exist.
     *
     * @param hasPower whether a machine's guest has begun to boot: from then on its name resolves
     */
    Neighbours(World world, Predicate<MachineKey> hasPower) {
        this.world = world;
        this.hasPower = hasPower;
    }

    @Override
    public List<Member> members(String app) {
        return world.app(app).stream()
                .flatMap(App::living)
                .filter(machine -> hasPower.test(machine.key()))
                .map(Machine::identity)
                .map(machine -> new Member(machine.id(), machine.region(), machine.address()))
                .toList();
    }

    @Override
    public Optional<String> get(String app, String key) {
        return world.app(app).map(found -> found.keys().get(key));
    }

    @Override
    public void put(String app, String key, String value) {
        world.alone(() -> {
            world.app(app).ifPresent(found -> world.put(found.withKey(key, value)));
            return true;
        });
    }
}
