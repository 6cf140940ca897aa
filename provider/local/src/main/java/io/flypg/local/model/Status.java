package io.flypg.local.model;

import java.time.Instant;

/**
 * Where a machine is and where it is going.
 *
 * @param state what it is in now
 * @param target the state it will rest in; after a kill of the server this is what the next one drives at
 * @param since when the state began
 */
public record Status(MachineState state, MachineState target, boolean cordoned, Instant since) {
    /** Whether the machine rests: nothing is under way. */
    public boolean isSettled() {
        return state == target;
    }

    public Status moved(MachineState to, MachineState wanted, Instant at) {
        return new Status(to, wanted, cordoned, at);
    }

    public Status cordoned(boolean value) {
        return new Status(state, target, value, since);
    }
}
