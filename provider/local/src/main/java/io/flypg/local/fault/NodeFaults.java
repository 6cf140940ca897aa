package io.flypg.local.fault;

import io.flypg.local.guest.Guest;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import io.flypg.local.model.Refused;
import io.flypg.local.platform.Platform;
import io.flypg.local.store.Ballast;
import java.nio.file.Path;

/** Faults of machines and what is in them. Each method answers, in words, what it did. */
final class NodeFaults {
    private final Platform platform;
    private final Whereabouts whereabouts;

    NodeFaults(Platform platform) {
        this.platform = platform;
        this.whereabouts = new Whereabouts(platform.world());
    }

    String cutPower(String name) {
        Machine machine = whereabouts.machine(name);
        requireGuest(machine);
        platform.rack().cutPower(machine.key());
        return "the power of machine " + machine.id() + " was cut; its restart policy says what comes now";
    }

    String killPostgres(String name) {
        Machine machine = whereabouts.machine(name);
        if (!requireGuest(machine).killDatabase()) {
            throw Refused.precondition("machine " + machine.id() + " runs no PostgreSQL that could be killed");
        }
        return "PostgreSQL was killed on machine " + machine.id() + ", which runs on";
    }

    String migrate(String name) {
        Machine before = whereabouts.machine(name);
        Machine after = platform.migration().run(before.key());
        return "machine " + after.id() + " is on another host: its address was "
                + before.identity().address() + " and is " + after.identity().address() + volumes(before, after);
    }

    private static String volumes(Machine before, Machine after) {
        return before.version().volumes().isEmpty()
                ? ""
                : ", its volume was " + before.version().volumes().getFirst() + " and is "
                        + after.version().volumes().getFirst();
    }

    /** A fault that lasts. */
    interface Lasting {
        String text();

        void end();
    }

    Lasting fill(String name, int percent) {
        Machine machine = whereabouts.machine(name);
        String volume = machine.version().volumes().stream()
                .findFirst()
                .orElseThrow(() -> Refused.precondition("machine " + machine.id() + " has no volume to fill"));
        long bytes = platform.world()
                .app(machine.identity().app())
                .map(app -> platform.volumes().require(app, volume).bytes())
                .orElseThrow(() -> Refused.notFound("volume"));
        Path folder = platform.world().folder().volumes().resolve(volume);
        Ballast.fill(folder, bytes / 100 * percent);
        return new Filled(volume, percent, folder);
    }

    private record Filled(String volume, int percent, Path folder) implements Lasting {
        @Override
        public String text() {
            return "volume " + volume + " is " + percent + " % full";
        }

        @Override
        public void end() {
            Ballast.remove(folder);
        }
    }

    Lasting cutOff(String name) {
        Machine machine = whereabouts.machine(name);
        if (!requireGuest(machine).cutOff(true)) {
            throw Refused.precondition(
                    "machine " + machine.id()
                            + " is a process of this computer and shares its network with all others, so nothing can come between them;"
                            + " only a machine in a container of its own can be cut off, which 'flypg local start --nodes docker' makes. To have it gone from the others, kill it");
        }
        MachineKey key = machine.key();
        return new Lasting() {
            @Override
            public String text() {
                return "machine " + key.machine() + " is cut off from the others";
            }

            @Override
            public void end() {
                platform.rack().guest(key).ifPresent(guest -> guest.cutOff(false));
            }
        };
    }

    private Guest requireGuest(Machine machine) {
        return platform.rack()
                .guest(machine.key())
                .orElseThrow(() -> Refused.precondition("machine " + machine.id() + " has no power now, it is "
                        + machine.state().wire()));
    }
}
