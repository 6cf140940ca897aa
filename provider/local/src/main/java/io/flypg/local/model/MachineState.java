package io.flypg.local.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** State of a machine; on the wire the names in small letters. */
public enum MachineState {
    CREATED,
    STARTING,
    STARTED,
    STOPPING,
    STOPPED,
    SUSPENDED,
    RESTARTING,
    REPLACING,
    DESTROYING,
    DESTROYED,
    FAILED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MachineState> of(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(wire))
                .findFirst();
    }
}
