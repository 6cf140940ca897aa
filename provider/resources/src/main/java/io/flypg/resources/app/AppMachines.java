package io.flypg.resources.app;

import io.flypg.fly.call.FlyException;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineCheck;
import io.flypg.fly.machine.MachineState;
import io.flypg.fly.machine.MachineUpdate;
import io.flypg.fly.machine.Machines;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Pace;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The machines of an app that uses a cluster: they are its owner's, and only the secrets they run with are our business. */
public final class AppMachines {
    private final Live live;
    private final String app;
    private final Machines machines;

    public AppMachines(Live live, String app) {
        this.live = live;
        this.app = app;
        this.machines = live.fly().machines(app);
    }

    /** The versions of machines, by id. A machine has another version whenever it was deployed, and sees the secrets as of then. */
    public static SortedMap<String, String> versions(List<Machine> machines) {
        SortedMap<String, String> versions = new TreeMap<>();
        machines.forEach(machine -> versions.put(machine.id(), machine.version()));
        return versions;
    }

    /** The versions of all of them, by id; none when there is no such app. */
    public SortedMap<String, String> versions() {
        try {
            return versions(machines.list());
        } catch (FlyException e) {
            if (e.is(FlyException.Kind.NOT_FOUND)) {
                return Collections.emptySortedMap();
            }
            throw e;
        }
    }

    /**
     * Gives a machine a new version of the same configuration, and waits until it is as well as its checks can tell. One that is not
     * running stays so.
     *
     * @param version the one that it is known to have; with another one it has been deployed since, and is left alone
     * @param secrets the version of the app's secrets that it must not start without, if that is known
     */
    public void deploy(String id, String version, Optional<Long> secrets, Consumer<String> note) {
        Optional<Machine> there =
                machines.get(id).filter(machine -> machine.version().equals(version));
        if (there.isEmpty()) {
            return;
        }
        Machine machine = there.get();
        if (!machine.config().isComplete()) {
            throw Failures.failed(
                    app,
                    "Machine cannot be reached",
                    "the host of machine " + id + " does not answer, so it keeps running with the old secret, which"
                            + " stays valid",
                    "run the command again later: it goes on where this stopped");
        }
        MachineUpdate same = MachineUpdate.of(machine, machine.config());
        MachineUpdate update = secrets.map(same::withSecretsFrom).orElse(same);
        if (machine.is(MachineState.STARTED)) {
            awaitWell(machines.update(update), note);
        } else {
            machines.update(update.notLaunched());
        }
    }

    private void awaitWell(Machine updated, Consumer<String> note) {
        boolean well = Pace.until(live.pace().patience(), () -> {
            Optional<String> missing = missing(updated);
            missing.ifPresent(note);
            return missing.isEmpty();
        });
        if (!well) {
            throw Failures.timedOut(
                    app,
                    "machine " + updated.id() + " of the app is not well with its new secret: "
                            + missing(updated).orElse("it came up at the last moment"),
                    "look at 'fly logs -a " + app + "'; the old login stays valid, and the same command goes on");
        }
    }

    /** What keeps it from being well; nothing more when somebody took it away or deployed it meanwhile. */
    private Optional<String> missing(Machine updated) {
        Optional<Machine> now =
                machines.get(updated.id()).filter(machine -> machine.version().equals(updated.version()));
        if (now.isPresent() && !now.get().is(MachineState.STARTED)) {
            return Optional.of("it has not started");
        }
        return now.stream()
                .flatMap(machine -> machine.checks().stream())
                .filter(check -> !check.isPassing())
                .map(AppMachines::text)
                .findFirst();
    }

    private static String text(MachineCheck check) {
        return "its check '" + check.name() + "' says: " + check.output().strip();
    }
}
