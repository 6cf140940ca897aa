package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.NodeName;
import io.flypg.fly.FlyClient;
import io.flypg.fly.call.SecretText;
import io.flypg.fly.machine.Awaited;
import io.flypg.fly.machine.Guest;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineConfig;
import io.flypg.fly.machine.MachineState;
import io.flypg.fly.machine.MachineUpdate;
import io.flypg.fly.machine.Machines;
import io.flypg.fly.machine.NewMachine;
import io.flypg.fly.volume.Volume;
import io.flypg.local.LocalPlatform;
import io.flypg.local.fault.Order;
import io.flypg.postgres.admin.NodeRole;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.Pace;
import io.flypg.resources.live.Primary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Somebody who looks at a cluster, or changes it, without flypg. */
final class Hand {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int SQL_PORT = 5433;

    private final LocalPlatform local;
    private final Live live;
    private final FlyClient fly;

    /** @param live the platform as it is seen from inside of its private network */
    Hand(LocalPlatform local, Live live) {
        this.local = local;
        this.live = live;
        this.fly = live.fly();
    }

    /** Waits for something that comes by itself. */
    static void eventually(BooleanSupplier state) {
        assertThat(Pace.until(LIMIT, state)).isTrue();
    }

    Machine machine(String cluster, int ordinal) {
        return live.require(new NodeName(cluster, ordinal));
    }

    int primary(String cluster) {
        return Marks.of(Primary.of(live, cluster).machine()).orElseThrow().ordinal();
    }

    /** Ordinals of the nodes that are there, with their groups, as {@code 1 primary}. */
    List<String> nodes(String cluster) {
        return fly.machines(cluster).list().stream()
                .map(machine -> Marks.of(machine).orElseThrow())
                .map(marks -> marks.ordinal() + " " + marks.group())
                .sorted()
                .toList();
    }

    /** How many nodes say that they are the primary and take writes; one that does not answer takes none. */
    long writers(String cluster) {
        return live.nodes(cluster).stream()
                .filter(machine -> machine.is(MachineState.STARTED))
                .filter(machine -> takesWrites(cluster, machine))
                .count();
    }

    private boolean takesWrites(String cluster, Machine machine) {
        try {
            return live.admin(machine).role() == NodeRole.PRIMARY
                    && operator(cluster, machine)
                            .ask("SHOW transaction_read_only")
                            .equals("off");
        } catch (PostgresException | AssertionError _) {
            return false;
        }
    }

    /** The volumes that hang on no machine. */
    List<String> looseVolumes(String cluster) {
        return fly.volumes(cluster).list().stream()
                .filter(volume -> volume.machineId().isEmpty())
                .map(Volume::id)
                .toList();
    }

    List<Volume> volumes(String cluster) {
        return fly.volumes(cluster).list();
    }

    /** SQL on one node, as the operator. */
    Sql operator(String cluster, int ordinal) {
        return operator(cluster, machine(cluster, ordinal));
    }

    /** SQL on the primary of a cluster that need not be ours. */
    Sql operatorOf(String cluster) {
        return operator(
                cluster,
                Primary.among(live.operator(cluster), fly.machines(cluster).list())
                        .orElseThrow());
    }

    private Sql operator(String cluster, Machine machine) {
        String password = secret(cluster, "OPERATOR_PASSWORD");
        return new Sql(
                new ConnectionUrl(machine.privateIp(), SQL_PORT, "postgres", new Credentials("postgres", password)));
    }

    /** SQL as an app that has the URL in one of its secrets. */
    Sql app(String app, String variable) {
        return new Sql(ConnectionUrl.parse(secret(app, variable)));
    }

    String secret(String app, String name) {
        return secretIfThere(app, name).orElseThrow();
    }

    Optional<String> secretIfThere(String app, String name) {
        return Optional.ofNullable(fly.secrets(app).reveal().get(name)).map(SecretText::reveal);
    }

    void setSecret(String app, String name, String value) {
        fly.secrets(app).set(Map.of(name, SecretText.of(value)));
    }

    void unsetSecret(String app, String name) {
        fly.secrets(app).unset(List.of(name));
    }

    /** A setting as {@code fly postgres config update} changes it. */
    void store(String cluster, String name, String value) {
        live.admin(machine(cluster, primary(cluster))).updateSettings(Map.of(name, value));
        live.nodes(cluster).forEach(machine -> live.admin(machine).applySettings());
    }

    void resize(String cluster, int ordinal, int memoryMb) {
        Machine machine = machine(cluster, ordinal);
        Guest guest = machine.config().guest().orElseThrow();
        Guest other = new Guest(guest.cpuKind(), guest.cpus(), memoryMb);
        Machines machines = fly.machines(cluster);
        Machine updated =
                machines.update(MachineUpdate.of(machine, machine.config().withGuest(other)));
        machines.await(machine.id(), Awaited.STARTED, LIMIT);
        assertThat(updated.id()).isEqualTo(machine.id());
        awaitRole(cluster, ordinal);
    }

    void stop(String cluster, int ordinal) {
        Machines machines = fly.machines(cluster);
        machines.stop(machine(cluster, ordinal).id());
        machines.await(machine(cluster, ordinal).id(), Awaited.STOPPED, LIMIT);
    }

    /** Returns when the node's PostgreSQL has been started anew and answers. */
    void restart(String cluster, int ordinal) {
        String started = "SELECT pg_postmaster_start_time()::text";
        String before = operator(cluster, ordinal).ask(started);
        restartMachine(cluster, ordinal);
        eventually(() -> {
            try {
                return !operator(cluster, ordinal).ask(started).equals(before);
            } catch (AssertionError _) {
                return false;
            }
        });
    }

    /** Whatever becomes of its PostgreSQL. */
    void restartMachine(String cluster, int ordinal) {
        fly.machines(cluster).restart(machine(cluster, ordinal).id());
    }

    void mark(String cluster, int ordinal, String name, String value) {
        fly.machines(cluster).metadata(machine(cluster, ordinal).id()).set(name, value);
    }

    String volume(String cluster, int ordinal) {
        return machine(cluster, ordinal).volumeId().orElseThrow();
    }

    /** What a node told the platform last. */
    String role(String cluster, int ordinal) {
        return machine(cluster, ordinal).check("role").orElseThrow().output().strip();
    }

    /** Waits until the platform's checks have seen that a node's PostgreSQL is gone. */
    void awaitDead(String cluster, int ordinal) {
        eventually(() -> !machine(cluster, ordinal).check("role").orElseThrow().isPassing());
    }

    /** Destroys the machine; its volume stays. */
    void destroy(String cluster, int ordinal) {
        Machines machines = fly.machines(cluster);
        String id = machine(cluster, ordinal).id();
        machines.destroy(id, true);
        machines.await(id, Awaited.DESTROYED, LIMIT);
    }

    /** A machine of an app that uses a cluster, once it runs; its id. */
    String newMachine(String app) {
        Machines machines = fly.machines(app);
        MachineConfig config = MachineConfig.of("registry.fly.io/" + app + ":latest");
        String id = machines.create(NewMachine.of(config, "ams")).machine().id();
        machines.await(id, Awaited.STARTED, LIMIT);
        return id;
    }

    /** As {@code fly deploy} does: a new version of the machine, which boots with the secrets as they are now. */
    void deploy(String app, String id) {
        Machines machines = fly.machines(app);
        Machine machine = machines.get(id).orElseThrow();
        Machine updated = machines.update(MachineUpdate.of(machine, machine.config()));
        machines.await(id, Awaited.STARTED, Optional.of(updated.version()), LIMIT);
    }

    /** Kills PostgreSQL on a node, and waits until the platform's checks have seen it. */
    void killPostgres(String cluster, int ordinal) {
        local.orders().take(new Order.Kill(machine(cluster, ordinal).id(), false));
        awaitDead(cluster, ordinal);
    }

    /** Leaves nearly no room on a node's volume, until the fault is cleared. */
    void fill(String cluster, int ordinal) {
        local.orders().take(new Order.Fill(machine(cluster, ordinal).id(), 95));
    }

    void awaitRole(String cluster, int ordinal) {
        eventually(() -> machine(cluster, ordinal).check("role").orElseThrow().isPassing());
    }
}
