package io.flypg.fly.organization;

import io.flypg.fly.machine.Machine;

/** A machine and the app it belongs to. */
public record OwnedMachine(String app, Machine machine) {}
