package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.NodeStep.NodeSetup;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.machine.AutoExtend;
import io.flypg.fly.machine.CreatedMachine;
import io.flypg.fly.machine.Guest;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineConfig;
import io.flypg.fly.machine.MachineState;
import io.flypg.fly.machine.MachineUpdate;
import io.flypg.fly.machine.Machines;
import io.flypg.fly.machine.Mount;
import io.flypg.fly.machine.NewMachine;
import io.flypg.fly.postgres.PostgresImage;
import io.flypg.fly.postgres.PostgresMachine;
import io.flypg.resources.live.ClusterLock;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.Pace;
import io.flypg.resources.live.Primary;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the steps on the machines of a cluster's nodes. */
final class NodeSteps {
    /** In which another run that made the same machine takes its own back. */
    private static final Duration YIELD = Duration.ofSeconds(5);

    private final Live live;
    private final PlatformSteps volumes;
    private final Roles roles;
    private final Preconditions preconditions;

    NodeSteps(Live live, PlatformSteps volumes) {
        this.live = live;
        this.volumes = volumes;
        this.roles = new Roles(live);
        this.preconditions = new Preconditions(live, roles);
    }

    /** A machine that an earlier try left is taken as it is; the next plan sees what is wrong with it. */
    void create(NodeStep.CreateMachine step, String project, Consumer<String> note) {
        Optional<Machine> left = live.find(step.node());
        if (left.isPresent()) {
            take(left.get(), step.node(), note);
            return;
        }
        Machine made;
        try {
            made = make(step, project, note);
        } catch (FlyException e) {
            // another run may have found the volume while it was loose, and made the machine on it first
            take(live.find(step.node()).orElseThrow(() -> e), step.node(), note);
            return;
        }
        volumes.takeSign(step.node(), made);
        live.machines(step.node().cluster()).metadata(made.id()).set(Marks.SELF, made.id());
        if (!step.launch()) {
            settleRace(step.node(), made, note);
        }
    }

    private Machine make(NodeStep.CreateMachine step, String project, Consumer<String> note) {
        String app = step.node().cluster();
        NewMachine plain = NewMachine.of(
                        config(step, project), step.setup().region().code())
                .leasedFor(live.pace().lease());
        NewMachine wanted = volumes.secretsOf(app).map(plain::withSecretsFrom).orElse(plain);
        try {
            CreatedMachine created = live.machines(app).create(step.launch() ? wanted : wanted.notLaunched());
            created.lease().ifPresent(lease -> live.held(app).ifPresent(lock -> lock.adopt(lease)));
            return created.machine();
        } catch (FlyException e) {
            if (!e.is(FlyException.Kind.AMBIGUOUS)) {
                throw e;
            }
            Machine made = live.find(step.node()).orElseThrow(() -> e);
            // its lease was in the lost answer: it runs out, unless it is another run's, who keeps it
            live.held(app).ifPresent(lock -> lock.take(made.id(), note));
            return made;
        }
    }

    private MachineConfig config(NodeStep.CreateMachine step, String project) {
        NodeSetup setup = step.setup();
        String volume = volumes.volumeOf(step.node())
                .orElseThrow(() -> Failures.stale(step.node(), "the volume for its machine is not there"));
        Marks marks = new Marks(
                project,
                step.node().cluster(),
                step.node().ordinal(),
                step.group(),
                step.protect(),
                Optional.of(setup.machine()));
        MachineConfig config = PostgresMachine.config(
                        pinned(setup.image()), setup.primaryRegion().code(), guest(setup), mount(volume, setup))
                .withMetadata(marks.toMetadata());
        return volumes.hasForeignData(step.node()) ? config.withMetadata(Marks.COPY, "true") : config;
    }

    /** A tag moves with each release of the image; a digest does not. */
    private String pinned(String image) {
        if (image.contains("@")) {
            return image;
        }
        return live.fly().images().details(image).map(PostgresImage::pinned).orElse(image);
    }

    static Guest guest(NodeSetup setup) {
        return new Guest(setup.machine().kind().word(), setup.machine().cpus(), (int)
                setup.machine().memory().megabytes());
    }

    private static Mount mount(String volume, NodeSetup setup) {
        Mount mount = Mount.of(volume, PostgresMachine.DATA_PATH);
        return setup.extend()
                .map(extend -> mount.withAutoExtend(
                        new AutoExtend(extend.at().value(), (int) extend.by().gigabytes(), (int)
                                extend.upTo().gigabytes())))
                .orElse(mount);
    }

    /**
     * Two runs may have made the first node of one cluster at the same time. The lowest id stays, but only when the other run saw it
     * too and takes its own back; one that looked before this machine was there goes on, and then this one is taken back.
     */
    private void settleRace(NodeName node, Machine made, Consumer<String> note) {
        Optional<Machine> other = other(node, made);
        boolean first =
                other.map(machine -> made.id().compareTo(machine.id()) < 0).orElse(true);
        if (first && Pace.until(YIELD, () -> other(node, made).isEmpty())) {
            return;
        }
        Machine winner = other(node, made).or(() -> other).orElseThrow();
        destroy(node.cluster(), made);
        volumes.discard(node);
        take(winner, node, note);
    }

    private Optional<Machine> other(NodeName node, Machine made) {
        return live.nodes(node.cluster()).stream()
                .filter(machine ->
                        !machine.id().equals(made.id()) && !machine.state().isGoing())
                .min(Comparator.comparing(Machine::id));
    }

    /** Waits for whoever made the machine: after that, nothing is as it was planned. */
    private void take(Machine machine, NodeName node, Consumer<String> note) {
        Optional<ClusterLock> lock = live.held(node.cluster());
        boolean ours = lock.flatMap(held -> held.of(machine.id())).isPresent();
        if (!ours) {
            lock.ifPresent(held -> held.take(machine.id(), note));
            throw Failures.stale(node, "another run made it in the meantime");
        }
    }

    void launch(NodeStep.Launch step, Consumer<String> note) {
        Machine machine = live.require(step.node());
        if (machine.is(MachineState.CREATED)) {
            new VolumeWait(live, machine).filled(note);
            update(machine, machine.config(), note);
        }
    }

    void update(NodeStep.UpdateMachine step, Consumer<String> note) {
        Machine machine = live.require(step.node());
        preconditions.requireRestartable(step.node(), machine, step.part());
        NodeSetup setup = step.setup();
        Marks marks = Marks.of(machine).orElseThrow();
        Marks intended = new Marks(
                marks.project(),
                marks.cluster(),
                marks.ordinal(),
                marks.group(),
                marks.protect(),
                Optional.of(setup.machine()));
        String volume = machine.volumeId().orElseThrow(() -> Failures.stale(step.node(), "its machine has no volume"));
        MachineConfig config = machine.config()
                .withImage(pinned(setup.image()))
                .withGuest(guest(setup))
                .withEnv("PRIMARY_REGION", setup.primaryRegion().code())
                .withMount(mount(volume, setup))
                .withMetadata(intended.toMetadata());
        if (!config.equals(machine.config()) || !machine.is(MachineState.STARTED)) {
            update(machine, config, note);
        }
    }

    /** Returns when it has started with that. */
    void update(Machine machine, MachineConfig config, Consumer<String> note) {
        Machines machines = live.machines(cluster(machine));
        MachineUpdate plain = MachineUpdate.of(machine, config);
        Machine updated = machines.update(
                volumes.secretsOf(cluster(machine)).map(plain::withSecretsFrom).orElse(plain));
        if (isOtherMajor(machine, updated)) {
            Machine back = machines.update(MachineUpdate.of(updated, machine.config()));
            await(machines, back.id()).started(Optional.of(back.version()), note);
            throw Failures.otherMajor(Marks.of(machine).orElseThrow().name(), config.image());
        }
        await(machines, updated.id()).started(Optional.of(updated.version()), note);
    }

    /** Only the label says what is in an image, and the platform shows it only once a machine has that image. */
    private static boolean isOtherMajor(Machine before, Machine after) {
        Optional<PostgresVersion> old = ClusterObserver.version(before);
        Optional<PostgresVersion> now = ClusterObserver.version(after);
        return old.isPresent()
                && now.isPresent()
                && old.get().major() != now.get().major();
    }

    private static String cluster(Machine machine) {
        return Marks.of(machine).map(Marks::cluster).orElseThrow();
    }

    void restart(NodeStep.RestartNode step, Consumer<String> note) {
        Machine machine = live.require(step.node());
        preconditions.requireRestartable(step.node(), machine, step.part());
        restart(machine, note);
    }

    /** Only we may not reach it: it is restarted when the platform's own check fails now, and not when that says nothing. */
    void revive(NodeStep.ReviveNode step, Consumer<String> note) {
        if (roles.comesBack(live.require(step.node()))) {
            return;
        }
        Machine machine = live.require(step.node());
        if (!NodeObserver.isDead(machine)) {
            throw Failures.stale(
                    step.node(), "it does not answer us, and the platform's own check does not say that it is down");
        }
        restart(machine, note);
    }

    private void restart(Machine machine, Consumer<String> note) {
        Machines machines = live.machines(cluster(machine));
        if (machine.is(MachineState.STARTED)) {
            machines.restart(machine.id());
        } else {
            machines.start(machine.id());
        }
        await(machines, machine.id()).started(Optional.empty(), note);
    }

    void start(NodeName node, Consumer<String> note) {
        Machine machine = live.require(node);
        Machines machines = live.machines(node.cluster());
        if (!machine.is(MachineState.STARTED)) {
            machines.start(machine.id());
            await(machines, machine.id()).started(Optional.empty(), note);
        }
    }

    void stop(NodeName node) {
        live.find(node).ifPresent(machine -> stop(node.cluster(), machine));
    }

    private void stop(String cluster, Machine machine) {
        Machines machines = live.machines(cluster);
        if (!machine.is(MachineState.STOPPED) && !machine.is(MachineState.CREATED)) {
            machines.stop(machine.id());
            await(machines, machine.id()).stopped();
        }
    }

    private MachineWait await(Machines machines, String id) {
        return new MachineWait(machines, id, live.pace().patience());
    }

    /**
     * Never the primary; unregistered on the primary while it is stopped, because its slot can only be dropped then. It is marked only
     * once it is stopped: a run that is cut off before that has retired nothing, and a mark on a running node would wait for its next
     * stop.
     */
    void retire(NodeStep.RetireNode step) {
        String app = step.node().cluster();
        Optional<Machine> there = live.find(step.node());
        if (there.isEmpty()) {
            return;
        }
        Machine machine = there.get();
        Primary found = Primary.of(live, app);
        Machine primary = found.machine();
        if (primary.id().equals(machine.id())) {
            throw Failures.stale(step.node(), "it became the primary");
        }
        preconditions.requireRetirable(step.node(), machine, found, step.fences());
        Machines machines = live.machines(app);
        stop(app, machine);
        machine.volumeId().ifPresent(volume -> machines.metadata(primary.id()).set(Marks.RETIRING, volume));
        roles.unregister(app, primary, machine.id());
        destroy(app, machine);
        machine.volumeId().ifPresent(live.fly().volumes(app)::delete);
        machines.metadata(primary.id()).remove(Marks.RETIRING);
    }

    void destroy(String cluster, Machine machine) {
        Machines machines = live.machines(cluster);
        machines.destroy(machine.id(), true);
        live.held(cluster).ifPresent(lock -> lock.forget(machine.id()));
        await(machines, machine.id()).gone();
    }

    void unregister(NodeStep.Unregister step) {
        String app = step.node().cluster();
        if (live.machines(app)
                .get(step.machine())
                .filter(machine -> !machine.state().isGoing())
                .isPresent()) {
            throw Failures.stale(step.node(), "machine " + step.machine() + " is there after all");
        }
        roles.unregister(app, Primary.of(live, app).machine(), step.machine());
    }

    void mendMarks(NodeStep.MendMarks step) {
        Machine machine = live.require(step.node());
        Machines machines = live.machines(step.node().cluster());
        machines.metadata(machine.id()).set(Marks.SELF, machine.id());
        if (machine.is(MachineState.STARTED)) {
            live.nodes(step.node().cluster()).stream()
                    .filter(node -> machine.volumeId()
                            .equals(Optional.ofNullable(node.metadata().get(Marks.RETIRING))))
                    .forEach(node -> machines.metadata(node.id()).remove(Marks.RETIRING));
        }
    }

    void protect(NodeStep.SetProtection step) {
        Machine machine = live.require(step.node());
        live.machines(step.node().cluster())
                .metadata(machine.id())
                .set(Marks.PROTECT, Boolean.toString(step.protect()));
    }

    void awaitRole(NodeStep.AwaitRole step, Consumer<String> note) {
        roles.await(step.node(), step.role(), note);
    }

    void moveVote(NodeStep.MoveVote step) {
        Machine machine = live.require(step.node());
        if (!machine.is(MachineState.STOPPED)) {
            throw Failures.stale(step.node(), "its machine is not stopped any more");
        }
        MachineConfig config =
                machine.config().withEnv("PRIMARY_REGION", step.primaryRegion().code());
        Machines machines = live.machines(step.node().cluster());
        machines.update(MachineUpdate.of(machine, config).notLaunched());
        await(machines, machine.id()).stopped();
    }

    void promote(NodeStep.Promote step) {
        roles.promote(step.node());
    }

    void stopWrites(NodeStep.StopWrites step) {
        roles.stopWrites(step.node());
    }

    void allowWrites(NodeStep.AllowWrites step) {
        roles.allowWrites(step.node());
    }

    void awaitCaughtUp(NodeStep.AwaitCaughtUp step) {
        roles.awaitCaughtUp(step.node(), step.primary());
    }

    void awaitCheckpoint(NodeStep.AwaitCheckpoint step) {
        roles.awaitCaughtUp(step.node(), step.primary());
        roles.checkpoint(step.node());
    }
}
