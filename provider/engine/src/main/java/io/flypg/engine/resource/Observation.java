package io.flypg.engine.resource;

import io.flypg.engine.plan.Fingerprint;

/**
 * What looking at the platform brought for one address.
 *
 * @param <O> the observed state
 */
public sealed interface Observation<O extends Observed> {
    /** It is there. */
    record Present<O extends Observed>(O value) implements Observation<O> {}

    /** It is certainly not there. */
    record Absent<O extends Observed>() implements Observation<O> {}

    /**
     * It could not be seen, which never means that it is not there.
     *
     * @param reason for people: {@code node 1 is down}
     */
    record Unknown<O extends Observed>(String reason) implements Observation<O> {}

    /** For the fingerprint of a plan. Why something cannot be seen is no part of it. */
    default Fingerprint.Look look() {
        return switch (this) {
            case Present<O> present -> Fingerprint.Look.of(present.value().parts());
            case Absent<O> _ -> Fingerprint.Look.ABSENT;
            case Unknown<O> _ -> Fingerprint.Look.UNKNOWN;
        };
    }
}
