package io.flypg.local.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.model.Event;
import io.flypg.local.model.Ids;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import io.flypg.local.model.MachineState;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes of one machine, each alone in the world. */
public final class Moves {
    private final World world;
    private final Ids ids;

    public Moves(World world, Ids ids) {
        this.world = world;
        this.ids = ids;
    }

    /** Changes a machine that is in one of the states; empty, and nothing changed, when it is in another or gone. */
    public Optional<Machine> change(MachineKey key, Set<MachineState> from, UnaryOperator<Machine> change) {
        return world.alone(() -> world.machine(key)
                .filter(machine -> from.contains(machine.state()))
                .map(machine -> store(change.apply(machine))));
    }

    /** The machine on its way from its present state to where it shall rest. */
    public Machine heading(Machine machine, MachineState state, MachineState target) {
        return machine.with(machine.status().moved(state, target, world.now()));
    }

    /** The machine at rest. */
    public Machine resting(Machine machine, MachineState state) {
        return heading(machine, state, state);
    }

    /** An event of the platform itself. */
    public Event event(String type, String status, @Nullable ObjectNode request) {
        return new Event(ids.ulid(), type, status, "flyd", world.now(), request);
    }

    /** An event that a call caused. */
    public Event called(String type, String status) {
        return new Event(ids.ulid(), type, status, "user", world.now(), null);
    }

    private Machine store(Machine machine) {
        world.put(world.app(machine.key().app()).orElseThrow().with(machine));
        return machine;
    }
}
