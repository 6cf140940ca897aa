package io.flypg.local.rack;

import static io.flypg.local.model.MachineState.DESTROYING;
import static io.flypg.local.model.MachineState.STARTED;
import static io.flypg.local.model.MachineState.STARTING;
import static io.flypg.local.model.MachineState.STOPPED;

import io.flypg.local.guest.Guest;
import io.flypg.local.model.Event;
import io.flypg.local.model.Halt;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import io.flypg.local.model.MachineState;
import io.flypg.local.store.Moves;
import io.flypg.local.store.World;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Drives one machine from the state it is in to the state it shall rest in. Always runs in the machine's own queue, begins with what is
 * stored, and so goes on rightly wherever a killed server stopped.
 */
final class Driver {
    private static final System.Logger LOG = System.getLogger(Driver.class.getName());

    private final World world;
    private final Moves moves;
    private final Boot boot;
    private final CheckClient client;
    private final Pace pace;
    private final Reboots reboots;

    /** Who drives the machine again after a pause. */
    interface Reboots {
        void later(MachineKey key, Duration pause);
    }

    Driver(World world, Moves moves, Boot boot, CheckClient client, Pace pace, Reboots reboots) {
        this.world = world;
        this.moves = moves;
        this.boot = boot;
        this.client = client;
        this.pace = pace;
        this.reboots = reboots;
    }

    void drive(Slot slot, Halt halt) {
        Optional<Machine> found = world.machine(slot.key());
        if (found.isEmpty()) {
            slot.unplug().ifPresent(Guest::kill);
            return;
        }
        Machine machine = found.get();
        switch (machine.state()) {
            case CREATED, STARTING -> bootIfWanted(slot, machine);
            case STARTED -> revive(slot, machine);
            case STOPPING -> halt(slot, machine, halt);
            case RESTARTING, REPLACING -> {
                halt(slot, machine, halt);
                bootIfWanted(slot, machine);
            }
            case DESTROYING -> halt(slot, machine, Halt.AT_ONCE);
            case STOPPED, SUSPENDED, DESTROYED, FAILED -> {}
        }
    }

    private void bootIfWanted(Slot slot, Machine machine) {
        if (machine.status().target() == STARTED) {
            boot(slot, machine);
        }
    }

    /** A started machine whose guest is not there: ended by itself, or lost with an earlier server. */
    private void revive(Slot slot, Machine machine) {
        Optional<Guest> guest = slot.guest();
        if (guest.isEmpty()) {
            boot(slot, machine);
        } else if (!guest.get().isRunning()) {
            ended(slot, machine, guest.get().exitCode());
        }
    }

    private void boot(Slot slot, Machine seen) {
        moves.change(slot.key(), Set.of(seen.state()), now -> moves.heading(now, STARTING, STARTED))
                .ifPresent(machine -> {
                    Pace.pause(pace.transition());
                    start(slot, machine);
                });
    }

    private void start(Slot slot, Machine machine) {
        try {
            power(slot, machine);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "machine " + machine.id() + " does not boot", e);
            slot.trouble(String.valueOf(e.getMessage()));
        }
        if (slot.guest().filter(Guest::isRunning).isPresent()) {
            Event started = moves.event("start", "started", null);
            moves.change(
                    slot.key(),
                    Set.of(STARTING),
                    now -> moves.resting(now, STARTED).with(started));
        } else {
            ended(slot, machine, slot.guest().map(Guest::exitCode).orElse(1));
        }
    }

    private void power(Slot slot, Machine machine) {
        Guest guest = boot.guest(world.app(slot.key().app()).orElseThrow(), machine);
        var checks = new Checks(machine, guest, client, world::now);
        slot.plug(guest, checks, world.now());
        checks.begin(pace.checkInterval());
        guest.start();
    }

    private void ended(Slot slot, Machine machine, int exitCode) {
        slot.guest().flatMap(Guest::failure).ifPresent(slot::trouble);
        boolean hopeless = slot.guest().filter(Guest::isHopeless).isPresent();
        slot.unplug().ifPresent(Guest::kill);
        LOG.log(System.Logger.Level.WARNING, "machine {0} has ended: {1}", machine.id(), slot.trouble());
        int failures = slot.countFailure(world.now());
        boolean again = !hopeless && machine.version().restart().bootsAgain(exitCode, failures);
        MachineState rest = machine.version().autoDestroys() ? DESTROYING : STOPPED;
        Event exit = moves.event("exit", "stopped", Exit.byItself(exitCode, again, world.now()));
        moves.change(
                        slot.key(),
                        Set.of(STARTING, STARTED),
                        now -> (again
                                        ? moves.heading(now, STARTING, STARTED)
                                        : moves.heading(now, rest, rest == DESTROYING ? MachineState.DESTROYED : rest))
                                .with(exit))
                .filter(now -> !now.status().isSettled())
                .ifPresent(_ -> reboots.later(slot.key(), again ? Pace.beforeReboot(failures) : Duration.ZERO));
    }

    /** Brings the guest down; a machine that shall not run then rests. */
    private void halt(Slot slot, Machine machine, Halt halt) {
        Pace.pause(pace.transition());
        Optional<Guest> guest = slot.unplug();
        guest.ifPresent(running -> bringDown(running, halt));
        slot.trouble("");
        moves.change(slot.key(), Set.of(machine.state()), now -> {
            Machine down = guest.isEmpty() ? now : now.with(moves.event("exit", "stopped", Exit.asked(world.now())));
            MachineState target = now.status().target();
            return target == STARTED ? down : moves.resting(down, target);
        });
    }

    static void bringDown(Guest guest, Halt halt) {
        if (halt.limit().isZero()) {
            guest.kill();
        } else {
            guest.stop(halt.signal(), halt.limit());
        }
    }
}
