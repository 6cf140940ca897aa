package io.flypg.fly.machine;

import java.util.Optional;

/** The nonces of the leases somebody holds, by machine. */
@FunctionalInterface
public interface Nonces {

    /** Of somebody who holds no lease. */
    Nonces NONE = machine -> Optional.empty();

    Optional<String> of(String machineId);
}
