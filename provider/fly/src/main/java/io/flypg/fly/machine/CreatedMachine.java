package io.flypg.fly.machine;

import java.util.Optional;

/**
 * A machine that was just made.
 *
 * @param lease held by us when it was asked for
 */
public record CreatedMachine(Machine machine, Optional<Lease> lease) {}
