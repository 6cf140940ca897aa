package io.flypg.local.platform;

import io.flypg.local.guest.Guest;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineState;
import io.flypg.local.model.Refused;
import io.flypg.local.rack.Rack;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The memory of machines, and the balloon that takes some of it back. The machines here share the memory of this computer: a limit is
 * told to whoever asks until the next boot, and holds nobody to it.
 */
public final class Memory {
    private final Rack rack;
    private final Leases leases;
    private final Map<Guest, Integer> limits = Collections.synchronizedMap(new WeakHashMap<>());

    public Memory(Rack rack, Leases leases) {
        this.rack = rack;
        this.leases = leases;
    }

    /** What a machine may use now, in megabytes. */
    public int limit(Machine machine) {
        return limits.getOrDefault(
                requireGuest(machine), machine.version().size().memoryMegabytes());
    }

    /** Sets what a machine may use until it boots again. */
    public void limit(Machine machine, String nonce, long megabytes) {
        leases.requireFree(machine, nonce);
        int most = machine.version().size().mostMegabytes();
        if (megabytes < 1 || megabytes > most) {
            throw Refused.invalid("limit_mb must be between 1 and " + most + ", the memory of the machine");
        }
        limits.put(requireGuest(machine), (int) megabytes);
    }

    /** Takes back what a machine has and does not use; how many megabytes that were. */
    public int reclaim(Machine machine, String nonce) {
        leases.requireFree(machine, nonce);
        requireGuest(machine);
        return 0; // what a process here does not use, this computer has already
    }

    private Guest requireGuest(Machine machine) {
        return rack.guest(machine.key())
                .filter(_ -> machine.state() == MachineState.STARTED)
                .orElseThrow(() -> Refused.precondition(
                        "machine is not started but " + machine.state().wire()));
    }
}
