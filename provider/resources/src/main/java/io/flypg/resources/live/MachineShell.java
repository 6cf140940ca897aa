package io.flypg.resources.live;

import io.flypg.fly.call.FlyException;
import io.flypg.fly.machine.ExecResult;
import io.flypg.fly.machine.Machines;
import io.flypg.postgres.exec.GuestShell;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Commands in a machine, by the platform.
 *
 * @param machines with the lease that is held when the command is run
 * @param ways hears that the guest lacks a program
 */
record MachineShell(Supplier<Machines> machines, String machine, Ways ways) implements GuestShell {
    private static final int TIMED_OUT = 408;

    @Override
    public Output run(List<String> argv, String input, Duration limit) {
        try {
            ExecResult result = machines.get().exec(machine, argv, input, limit);
            if (result.exitCode() == NOT_FOUND) {
                ways.isBare(machine);
            }
            return new Output(result.exitCode(), result.stdout(), result.stderr());
        } catch (FlyException e) {
            throw new PostgresException(
                    kind(e), null, "Cannot run a command in machine " + machine + ": " + e.getMessage(), e);
        }
    }

    /** A command without an answer may have been run. What the platform refuses says nothing of the node but that this way ends. */
    private static Kind kind(FlyException e) {
        boolean lost = e.is(FlyException.Kind.AMBIGUOUS) || e.status() == TIMED_OUT;
        return lost ? Kind.TIMEOUT : Kind.UNREACHABLE;
    }
}
