package io.flypg.fly.machine;

import java.util.Arrays;
import java.util.Locale;

/** Where a machine is in its life. */
public enum MachineState {
    CREATED,
    STARTED,
    STOPPED,
    SUSPENDED,
    FAILED,
    CREATING,
    STARTING,
    STOPPING,
    RESTARTING,
    SUSPENDING,
    DESTROYING,
    UPDATING,
    REPLACING,
    LAUNCH_FAILED,
    DESTROYED,
    REPLACED,
    MIGRATED,
    /** A state this client does not know. */
    UNKNOWN;

    static MachineState of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Whether the machine is gone or about to be. */
    public boolean isGoing() {
        return this == DESTROYING || this == DESTROYED;
    }
}
