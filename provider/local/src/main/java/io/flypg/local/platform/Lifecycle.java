package io.flypg.local.platform;

import io.flypg.local.model.Event;
import io.flypg.local.model.Halt;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import io.flypg.local.model.MachineState;
import io.flypg.local.model.Refused;
import io.flypg.local.model.Signal;
import io.flypg.local.rack.Rack;
import io.flypg.local.store.Moves;
import io.flypg.local.store.World;
import java.util.function.UnaryOperator;

/** Starting, stopping, restarting, destroying: each call sets where the machine shall go and returns; the rack brings it there. */
public final class Lifecycle {
    private final World world;
    private final Moves moves;
    private final Rack rack;
    private final Leases leases;

    public Lifecycle(World world, Moves moves, Rack rack, Leases leases) {
        this.world = world;
        this.moves = moves;
        this.rack = rack;
        this.leases = leases;
    }

    /** Starts a machine that rests and returns the state it was in. Starting one that runs changes nothing. */
    public MachineState start(MachineKey key, String nonce) {
        Machine before = change(key, nonce, Halt.USUAL, machine -> switch (machine.state()) {
            case STARTED -> machine;
            case CREATED, STOPPED, SUSPENDED -> {
                requireSettled("start", machine);
                yield heading(machine, MachineState.STARTING, MachineState.STARTED, "start");
            }
            case REPLACING -> throw Refused.precondition("machine getting replaced, refusing to start");
            case STARTING, STOPPING, RESTARTING, DESTROYING, DESTROYED, FAILED -> throw notFrom("start", machine);
        });
        return before.state();
    }

    /** Stops a machine that runs or is about to; one that rests anyway stays as it is. */
    public void stop(MachineKey key, String nonce, Halt halt) {
        change(key, nonce, halt, machine -> switch (machine.state()) {
            case STARTED, STARTING, RESTARTING -> heading(machine, MachineState.STOPPING, MachineState.STOPPED, "stop");
            case STOPPED, SUSPENDED, STOPPING, FAILED -> machine;
            case CREATED -> {
                requireSettled("stop", machine);
                yield machine;
            }
            case REPLACING, DESTROYING, DESTROYED -> throw notFrom("stop", machine);
        });
    }

    /** Suspends a machine that runs. Its memory is not kept: it boots anew when it is started. */
    public void suspend(MachineKey key, String nonce, Halt halt) {
        change(key, nonce, halt, machine -> switch (machine.state()) {
            case STARTED -> heading(machine, MachineState.STOPPING, MachineState.SUSPENDED, "suspend");
            case SUSPENDED -> machine;
            case CREATED, STARTING, STOPPING, STOPPED, RESTARTING, REPLACING, DESTROYING, DESTROYED, FAILED ->
                throw notFrom("suspend", machine);
        });
    }

    /** Restarts a machine that runs. */
    public void restart(MachineKey key, String nonce, Halt halt) {
        change(key, nonce, halt, machine -> {
            if (machine.state() != MachineState.STARTED) {
                throw notFrom("restart", machine);
            }
            return heading(machine, MachineState.RESTARTING, MachineState.STARTED, "restart");
        });
    }

    /** Sends a signal to what a machine runs; whether the machine boots again when that ends it, is up to its restart policy. */
    public void signal(MachineKey key, String nonce, Signal signal) {
        Machine machine = world.machine(key).orElseThrow(() -> Refused.notFound("machine"));
        leases.requireFree(machine, nonce);
        if (machine.state() != MachineState.STARTED) {
            throw notFrom("signal", machine);
        }
        signal.halt().ifPresent(halt -> rack.end(key, halt));
    }

    /** Destroys a machine that rests, or with force any. Its volume stays and is free. */
    public void destroy(MachineKey key, String nonce, boolean force) {
        change(key, nonce, Halt.AT_ONCE, machine -> switch (machine.state()) {
            case DESTROYING, DESTROYED -> machine;
            case CREATED, STOPPED, SUSPENDED, FAILED -> destroying(machine);
            case STARTED, STARTING, STOPPING, RESTARTING, REPLACING -> {
                if (!force) {
                    throw Refused.precondition(
                            "unable to destroy machine, not currently stopped, suspended, failed or created");
                }
                yield destroying(machine);
            }
        });
    }

    /** Takes a machine out of the flycast address, or puts it back. */
    public void cordon(MachineKey key, String nonce, boolean cordoned) {
        change(key, nonce, Halt.USUAL, machine -> machine.with(machine.status().cordoned(cordoned)));
    }

    private Machine change(MachineKey key, String nonce, Halt halt, UnaryOperator<Machine> change) {
        Machine before = world.alone(() -> {
            Machine machine = world.machine(key).orElseThrow(() -> Refused.notFound("machine"));
            leases.requireFree(machine, nonce);
            Machine changed = change.apply(machine);
            if (!changed.equals(machine)) {
                world.put(world.app(key.app()).orElseThrow().with(changed));
            }
            return machine;
        });
        rack.drive(key, halt);
        return before;
    }

    private Machine destroying(Machine machine) {
        return heading(machine, MachineState.DESTROYING, MachineState.DESTROYED, "destroy");
    }

    private Machine heading(Machine machine, MachineState state, MachineState target, String type) {
        Event event = moves.called(type, state.wire());
        return moves.heading(machine, state, target).with(event);
    }

    private static void requireSettled(String verb, Machine machine) {
        if (!machine.status().isSettled()) {
            throw notFrom(verb, machine);
        }
    }

    private static Refused notFrom(String verb, Machine machine) {
        return Refused.precondition("unable to " + verb + " machine from current state: '"
                + machine.state().wire() + "'");
    }
}
