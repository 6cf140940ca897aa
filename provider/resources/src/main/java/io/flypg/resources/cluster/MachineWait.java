package io.flypg.resources.cluster;

import io.flypg.fly.machine.Awaited;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineCheck;
import io.flypg.fly.machine.MachineState;
import io.flypg.fly.machine.Machines;
import io.flypg.resources.live.Failures;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Waits for a machine. What keeps it from starting is in its checks: that is passed on, and when it has given up starting, nobody waits
 * for it any longer.
 *
 * @param patience how long at most
 */
record MachineWait(Machines machines, String id, Duration patience) {
    /** How often somebody who waits hears something. */
    private static final Duration SLICE = Duration.ofSeconds(2);

    /** A machine that was just told to start may still be seen at rest for a moment. */
    private static final int SLICES_AT_REST = 4;

    void stopped() {
        if (!machines.await(id, Awaited.STOPPED, Optional.empty(), patience)) {
            throw timedOut("stopped", Optional.empty());
        }
    }

    /** Only then its volume is nobody's. */
    void gone() {
        if (machines.get(id).isPresent() && !machines.await(id, Awaited.DESTROYED, Optional.empty(), patience)) {
            throw timedOut("destroyed", Optional.empty());
        }
    }

    /**
     * @param version after an update, the new one: the old may still be seen as started for a moment
     * @param note hears what keeps it
     */
    void started(Optional<String> version, Consumer<String> note) {
        Optional<String> reason = Optional.empty();
        int resting = 0;
        for (long end = System.nanoTime() + patience.toNanos(); System.nanoTime() < end; ) {
            if (machines.await(id, Awaited.STARTED, version, SLICE)) {
                return;
            }
            Optional<Machine> machine = machines.get(id);
            reason = machine.flatMap(MachineWait::reason);
            reason.ifPresent(note);
            resting = machine.filter(MachineWait::isAtRest).isPresent() ? resting + 1 : 0;
            if (resting == SLICES_AT_REST) {
                throw Failures.failed(
                        id, "Machine does not start", "machine " + id + " gave up starting" + because(reason), hint());
            }
        }
        throw timedOut("started", reason);
    }

    private static boolean isAtRest(Machine machine) {
        return machine.is(MachineState.STOPPED) || machine.is(MachineState.FAILED);
    }

    private static Optional<String> reason(Machine machine) {
        return machine.checks().stream()
                .filter(Predicate.not(MachineCheck::isPassing))
                .map(check -> check.output().strip())
                .filter(Predicate.not(String::isEmpty))
                .findFirst();
    }

    private RuntimeException timedOut(String state, Optional<String> reason) {
        return Failures.timedOut(id, "machine " + id + " did not become " + state + because(reason), hint());
    }

    private static String because(Optional<String> reason) {
        return reason.map(text -> ": " + text).orElse("");
    }

    private String hint() {
        return "look at 'fly machine status " + id + "', and run the command again";
    }
}
