package io.flypg.local.rack;

import io.flypg.local.guest.Disks;
import io.flypg.local.guest.Guest;
import io.flypg.local.guest.GuestFactory;
import io.flypg.local.model.App;
import io.flypg.local.model.CheckResult;
import io.flypg.local.model.Halt;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import io.flypg.local.model.MachineState;
import io.flypg.local.store.Moves;
import io.flypg.local.store.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** All machines that run or could. */
public final class Rack implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Rack.class.getName());

    private final World world;
    private final Moves moves;
    private final Map<MachineKey, Slot> slots = new ConcurrentHashMap<>();
    private final Disks disks;
    private final CheckClient client;
    private final Driver driver;
    private volatile boolean closed;

    public Rack(World world, Moves moves, GuestFactory factory, Pace pace) {
        this.world = world;
        this.moves = moves;
        this.disks = factory.disks();
        this.client = new CheckClient(world::now);
        var boot = new Boot(world, factory, new Neighbours(world, this::hasPower));
        this.driver = new Driver(world, moves, boot, client, pace, this::later);
    }

    /** Goes on where an earlier server stopped, and begins to watch for guests that end. */
    public void resume() {
        for (App app : world.apps()) {
            app.living().forEach(machine -> {
                moves.change(
                        machine.key(),
                        Set.of(MachineState.STARTED),
                        now -> moves.heading(now, MachineState.STARTING, MachineState.STARTED));
                drive(machine.key());
            });
        }
        Thread.ofVirtual().name("watch").start(this::watch);
    }

    /** Brings a machine to where its state says it shall go, after all that was asked before. */
    public void drive(MachineKey key) {
        drive(key, Halt.USUAL);
    }

    public void drive(MachineKey key, Halt halt) {
        if (!closed) {
            Slot slot = slot(key);
            var _ = slot.enqueue(() -> drive(slot, halt)).exceptionally(e -> {
                LOG.log(System.Logger.Level.ERROR, "machine " + key.machine() + " cannot be driven", e);
                return null;
            });
        }
    }

    /** Cuts the power of a machine as a failing host would; what happens then is up to its restart policy. */
    public void cutPower(MachineKey key) {
        ending(key, Halt.AT_ONCE).join();
    }

    /** Brings down what a machine runs as if it ended by itself, so that this too is up to the restart policy; does not wait for it. */
    public void end(MachineKey key, Halt halt) {
        var _ = ending(key, halt);
    }

    private CompletableFuture<Void> ending(MachineKey key, Halt halt) {
        Slot slot = slot(key);
        return slot.enqueue(() -> slot.guest().ifPresent(guest -> Driver.bringDown(guest, halt)));
    }

    /** A machine that is gone leaves nothing here. */
    private void drive(Slot slot, Halt halt) {
        slot.look();
        driver.drive(slot, halt);
        if (world.machine(slot.key()).filter(machine -> !machine.isGone()).isEmpty()) {
            slots.remove(slot.key(), slot);
            slot.close();
        }
    }

    /** Cuts the power of a machine that is no longer stored, and waits for it. */
    public void forget(MachineKey key) {
        Slot slot = slot(key);
        slot.enqueue(() -> slot.unplug().ifPresent(Guest::kill)).join();
        slots.remove(key);
        slot.close();
    }

    /** What keeps the volumes to their size. */
    public Disks disks() {
        return disks;
    }

    /** The guest of a machine that has power. */
    public Optional<Guest> guest(MachineKey key) {
        return Optional.ofNullable(slots.get(key)).flatMap(Slot::guest);
    }

    /** The last word of every check in the machine's configuration. */
    public List<CheckResult> checks(Machine machine) {
        Optional<Slot> slot = Optional.ofNullable(slots.get(machine.key()));
        return slot.flatMap(Slot::checks)
                .map(Checks::results)
                .orElseGet(() -> Checks.idle(
                        machine,
                        slot.map(Slot::trouble).orElse(""),
                        machine.status().since()));
    }

    /** Does the work while nothing writes to the machine's volume, and waits for it. */
    public void whileStill(MachineKey key, Runnable work) {
        Slot slot = slot(key);
        slot.enqueue(() -> slot.guest().ifPresentOrElse(guest -> guest.whileStill(work), work))
                .join();
    }

    /** Does the work while the machine is off, which it is as after a power cut; it boots again afterwards when it ran before. */
    public void whileOff(MachineKey key, Runnable work) {
        Slot slot = slot(key);
        slot.enqueue(() -> {
                    slot.unplug().ifPresent(Guest::kill);
                    try {
                        work.run();
                    } finally {
                        drive(slot, Halt.USUAL);
                    }
                })
                .join();
    }

    /** Stops every guest in an orderly way; what is stored stays, so that the next server boots them again. */
    @Override
    public void close() {
        closed = true;
        CompletableFuture.allOf(slots.values().stream().map(this::halt).toArray(CompletableFuture[]::new))
                .join();
        slots.values().forEach(Slot::close);
        client.close();
    }

    private CompletableFuture<Void> halt(Slot slot) {
        Halt halt = world.machine(slot.key())
                .map(machine -> machine.version().halt())
                .orElse(Halt.USUAL);
        return slot.enqueue(() -> slot.unplug().ifPresent(guest -> guest.stop(halt.signal(), halt.limit())));
    }

    private boolean hasPower(MachineKey key) {
        return guest(key).isPresent();
    }

    private Slot slot(MachineKey key) {
        return slots.computeIfAbsent(key, Slot::new);
    }

    private void later(MachineKey key, Duration pause) {
        Thread.ofVirtual().start(() -> {
            Pace.pause(pause);
            drive(key);
        });
    }

    private void watch() {
        while (!closed) {
            slots.values().stream().filter(Slot::notice).map(Slot::key).forEach(this::drive);
            Pace.pause(Pace.WATCH);
        }
    }
}
