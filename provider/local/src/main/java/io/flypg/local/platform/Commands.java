package io.flypg.local.platform;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.guest.Guest;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineState;
import io.flypg.local.model.Refused;
import io.flypg.local.rack.Rack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands inside machines. */
public final class Commands {
    private static final Executor THREADS = work -> Thread.ofVirtual().start(work);

    private final Rack rack;
    private final Leases leases;

    /**
     * What is to be run.
     *
     * @param input what the command can read
     */
    public record Command(List<String> argv, String input) {}

    public Commands(Rack rack, Leases leases) {
        this.rack = rack;
        this.leases = leases;
    }

    /** Runs one command and waits for it, up to the limit. */
    public ExecResult exec(Machine machine, String nonce, Command command, Duration limit) {
        List<String> argv = command.argv();
        leases.requireFree(machine, nonce);
        if (argv.isEmpty()) {
            throw Refused.malformed("the command is empty");
        }
        Guest guest = rack.guest(machine.key())
                .filter(_ -> machine.state() == MachineState.STARTED)
                .orElseThrow(() -> Refused.precondition("unable to execute a command, machine is not started but "
                        + machine.state().wire()));
        try {
            return CompletableFuture.supplyAsync(() -> guest.exec(argv, command.input()), THREADS)
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new Refused(408, "deadline_exceeded: the command did not end within " + limit.toSeconds() + "s");
        } catch (ExecutionException e) {
            throw new CompletionException("run " + argv.getFirst() + " in machine " + machine.id(), e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refused(503, "the local platform is shutting down");
        }
    }
}
