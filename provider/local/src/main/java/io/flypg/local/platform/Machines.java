package io.flypg.local.platform;

import io.flypg.local.model.App;
import io.flypg.local.model.Halt;
import io.flypg.local.model.Ids;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import io.flypg.local.model.MachineState;
import io.flypg.local.model.Refused;
import io.flypg.local.model.Status;
import io.flypg.local.model.Version;
import io.flypg.local.rack.Rack;
import io.flypg.local.store.Moves;
import io.flypg.local.store.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Machines come into being and get new configurations here; {@link Lifecycle} starts and stops them. */
public final class Machines {
    /** A destroyed machine can still be read for this long. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final World world;
    private final Moves moves;
    private final Ids ids;
    private final Rack rack;
    private final Hosts hosts;
    private final Leases leases;
    private final Founding founding;

    public Machines(World world, Moves moves, Ids ids, Rack rack, Hosts hosts, Leases leases) {
        this.world = world;
        this.moves = moves;
        this.ids = ids;
        this.rack = rack;
        this.hosts = hosts;
        this.leases = leases;
        this.founding = new Founding(world, rack);
    }

    /** Returns when no node of an app is about to found its cluster, for a client that does not look itself. */
    public void awaitFounding(App app, Launch launch) {
        if (!launch.skipLaunch() && launch.image().isPostgres()) {
            founding.await(app.name());
        }
    }

    /** A new machine, which boots by itself unless the launch says otherwise. */
    public Machine create(App owner, Launch launch) {
        Machine created = world.alone(() -> {
            App app = withoutForgotten(world.app(owner.name()).orElseThrow(() -> Refused.notFound("app")));
            Machine machine = machine(app, launch);
            Mounts.claim(app, machine);
            requireFreeName(app, machine);
            world.put(app.with(machine));
            return machine;
        });
        if (!created.status().isSettled()) {
            rack.drive(created.key());
        }
        return created;
    }

    /** The machine, also for a while after it was destroyed. */
    public Machine require(App app, String id) {
        return Optional.ofNullable(app.machines().get(id)).orElseThrow(() -> Refused.notFound("machine"));
    }

    /** Replaces the whole configuration; the machine runs afterwards, also when it was stopped, unless the launch says otherwise. */
    public Machine update(MachineKey key, Launch launch, String nonce) {
        Halt halt = world.machine(key).map(machine -> machine.version().halt()).orElse(Halt.USUAL);
        Machine updated = world.alone(() -> {
            App app = world.app(key.app()).orElseThrow(() -> Refused.notFound("app"));
            Machine machine = require(app, key.machine());
            leases.requireFree(machine, nonce);
            requireUpdatable(machine, launch);
            Machine changed = replaced(machine, launch, app.identity().organization());
            Mounts.keep(app, machine, changed);
            world.put(app.with(changed));
            return changed;
        });
        rack.drive(key, halt);
        return updated;
    }

    /** The machines of an app, without the destroyed ones unless asked for. */
    public List<Machine> list(App app, boolean withDeleted) {
        return app.machines().values().stream()
                .filter(machine -> withDeleted || !machine.isGone())
                .toList();
    }

    private Machine machine(App app, Launch launch) {
        Instant now = world.now();
        String region = Regions.require(launch.region().orElse(Regions.NEAREST));
        String id = ids.machine();
        var identity = new Machine.Identity(
                id, app.name(), launch.name().orElseGet(ids::machineName), region, hosts.address(), now);
        Version version = launch.version(ids.ulid());
        MachineState target = launch.skipLaunch() ? MachineState.CREATED : MachineState.STARTED;
        var machine = new Machine(
                identity,
                version,
                List.of(),
                new Status(MachineState.CREATED, target, false, now),
                List.of(moves.called("launch", "created")),
                null);
        return launch.leaseSeconds() > 0
                ? machine.with(leases.renewed(
                        machine, new Leases.Wish(app.identity().organization(), launch.leaseSeconds(), "")))
                : machine;
    }

    private Machine replaced(Machine machine, Launch launch, String owner) {
        MachineState rest =
                machine.status().target() == MachineState.CREATED ? MachineState.CREATED : MachineState.STOPPED;
        MachineState target = launch.skipLaunch() ? rest : MachineState.STARTED;
        Machine heading = moves.heading(machine, MachineState.REPLACING, target);
        Machine leased = launch.leaseSeconds() > 0
                ? heading.with(leases.renewed(machine, new Leases.Wish(owner, launch.leaseSeconds(), "")))
                : heading;
        return leased.with(launch.version(ids.ulid())).with(moves.called("update", "replacing"));
    }

    private static void requireUpdatable(Machine machine, Launch launch) {
        switch (machine.state()) {
            case DESTROYED -> throw Refused.notFound("machine");
            case DESTROYING -> throw Refused.precondition("unable to update machine from current state: 'destroying'");
            case CREATED, STARTING, STARTED, STOPPING, STOPPED, SUSPENDED, RESTARTING, REPLACING, FAILED -> {}
        }
        String version = machine.version().id();
        launch.currentVersion().filter(believed -> !believed.equals(version)).ifPresent(believed -> {
            throw Refused.conflict("aborted: machine version mismatch: current_version is " + believed
                    + ", but the machine is at " + version);
        });
    }

    private static void requireFreeName(App app, Machine machine) {
        String name = machine.identity().name();
        app.living()
                .filter(other -> other.identity().name().equals(name))
                .findFirst()
                .ifPresent(other -> {
                    throw Refused.conflict("already_exists: unique machine name violation, machine ID " + other.id()
                            + " already exists with name \"" + name + "\"");
                });
    }

    private App withoutForgotten(App app) {
        Instant limit = world.now().minus(REMEMBERED);
        Map<String, Machine> kept = new LinkedHashMap<>(app.machines());
        kept.values()
                .removeIf(machine -> machine.isGone() && machine.updatedAt().isBefore(limit));
        return kept.size() == app.machines().size() ? app : app.withMachines(kept);
    }
}
