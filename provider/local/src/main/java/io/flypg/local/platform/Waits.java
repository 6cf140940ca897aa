package io.flypg.local.platform;

import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import io.flypg.local.model.Refused;
import io.flypg.local.store.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds a call until a machine is in a state, for as long as the call says and not a moment less. */
public final class Waits {
    private static final String SETTLED = "settled";
    private static final Set<String> KNOWN = Set.of("started", "stopped", "suspended", "destroyed", "failed", SETTLED);

    private final World world;

    public Waits(World world) {
        this.world = world;
    }

    /**
     * The machine, once it is in one of the states.
     *
     * @param version the version that must be in that state; any when empty
     */
    public Machine await(MachineKey key, List<String> states, Optional<String> version, Duration limit) {
        states.stream().filter(state -> !KNOWN.contains(state)).findFirst().ifPresent(state -> {
            throw Refused.malformed("unknown state to wait for: " + state);
        });
        boolean reached =
                world.await(() -> isDecided(key, states, version), world.now().plus(limit));
        Machine machine = world.machine(key).orElseThrow(() -> Refused.notFound("machine"));
        if (reached && !isReached(machine, states, version)) {
            throw Refused.notFound("machine");
        }
        if (!reached) {
            throw new Refused(
                    408,
                    "deadline_exceeded: machine failed to reach desired state, " + String.join(", ", states)
                            + ", currently " + current(machine, version));
        }
        return machine;
    }

    /** Reached, or never to be: the machine is gone. */
    private boolean isDecided(MachineKey key, List<String> states, Optional<String> version) {
        return world.machine(key)
                .map(machine -> machine.isGone() || isReached(machine, states, version))
                .orElse(true);
    }

    private static boolean isReached(Machine machine, List<String> states, Optional<String> version) {
        if (machine.isGone()) {
            return states.contains("destroyed") || states.contains(SETTLED);
        }
        boolean rightVersion =
                version.filter(wanted -> !wanted.equals(machine.version().id())).isEmpty();
        boolean settled = states.contains(SETTLED) && machine.status().isSettled();
        return rightVersion && (settled || states.contains(machine.state().wire()));
    }

    private static String current(Machine machine, Optional<String> version) {
        return version.filter(wanted -> !wanted.equals(machine.version().id()))
                .map(_ -> "replaced")
                .orElse(machine.state().wire());
    }
}
