package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.app.App;
import io.flypg.fly.app.AppRole;
import io.flypg.fly.app.IpAddress;
import io.flypg.fly.app.SecretsChange;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.organization.Organization;
import io.flypg.fly.volume.NewVolume;
import io.flypg.fly.volume.Volume;
import io.flypg.fly.volume.Volumes;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the steps on apps, addresses, secrets and volumes of clusters. */
public final class PlatformSteps {
    static final Duration APPEARING = Duration.ofSeconds(10);

    private final Live live;
    private final Map<String, Long> secrets = new ConcurrentHashMap<>();
    private final Map<NodeName, Made> madeVolumes = new ConcurrentHashMap<>();

    /**
     * A volume that this run made or found for a node.
     *
     * @param spare whether nobody could miss it
     * @param foreignData whether what is on it is still another cluster's
     */
    private record Made(String volume, Duration keepSnapshots, boolean spare, boolean foreignData) {}

    public PlatformSteps(Live live) {
        this.live = live;
    }

    /** Creates an app, or finds that it is there in this organization. */
    public void createApp(PlatformStep.CreateApp step) {
        Optional<App> there = live.fly().apps().get(step.app());
        if (there.isEmpty()) {
            there = create(step);
        }
        if (!there.map(App::organization).orElse("").equals(step.organization())) {
            throw taken(step.app());
        }
    }

    private Optional<App> create(PlatformStep.CreateApp step) {
        AppRole role = step.postgres() ? AppRole.POSTGRES : AppRole.PLAIN;
        try {
            live.fly().apps().create(step.app(), step.organization(), role);
        } catch (FlyException e) {
            if (!e.is(FlyException.Kind.AMBIGUOUS) && !e.is(FlyException.Kind.NAME_TAKEN)) {
                throw e;
            }
            Optional<App> there = live.fly().apps().get(step.app());
            if (there.isEmpty()) {
                throw e.is(FlyException.Kind.NAME_TAKEN) ? taken(step.app()) : Failures.of(step.app(), e);
            }
        }
        if (!Pace.until(
                live.pace().patience(), () -> live.fly().apps().get(step.app()).isPresent())) {
            throw Failures.timedOut(
                    step.app(), "the app was made, and the platform does not show it", "run the command again");
        }
        return live.fly().apps().get(step.app());
    }

    private static Failure taken(String app) {
        return new Failure(
                Failure.Kind.FAILED,
                Problem.of(
                        app,
                        "Name is taken",
                        "an app '" + app + "' exists in another organization; names are shared by everybody on Fly.io.",
                        "choose another name"));
    }

    void allocateAddress(PlatformStep.AllocateAddress step, String organization) {
        if (hasFlycast(step.cluster())) {
            return;
        }
        Organization owner = live.fly()
                .organizations()
                .find(organization)
                .orElseThrow(() -> Failures.missingOrganization(organization));
        try {
            live.fly()
                    .addresses(step.cluster())
                    .allocateFlycast(owner.id(), step.region().code());
        } catch (FlyException e) {
            if (!e.is(FlyException.Kind.AMBIGUOUS) || !hasFlycast(step.cluster())) {
                throw e;
            }
        }
    }

    private boolean hasFlycast(String cluster) {
        return live.fly().addresses(cluster).list().stream().anyMatch(IpAddress::isFlycast);
    }

    void setSecrets(PlatformStep.SetClusterSecrets step, String organization) {
        new ClusterSecrets(live.fly())
                .complete(step.cluster(), organization)
                .ifPresent(change -> wereSet(step.cluster(), change));
    }

    /** This run has set secrets of a cluster. */
    void wereSet(String cluster, SecretsChange change) {
        if (change.version() > 0) {
            secrets.put(cluster, change.version());
        }
        live.operator(cluster).forget();
    }

    /** The version of a cluster's secrets that this run has set; no machine may start with an older one. */
    Optional<Long> secretsOf(String cluster) {
        return Optional.ofNullable(secrets.get(cluster));
    }

    /** A blank volume is what an earlier try left; only the first of several nodes may take it. */
    void createVolume(PlatformStep.CreateVolume step) {
        String app = step.node().cluster();
        if (live.find(step.node()).isPresent()) {
            return;
        }
        String volume = spare(step).orElseGet(() -> create(app, step));
        madeVolumes.put(step.node(), new Made(volume, step.volume().keepSnapshots(), true, false));
    }

    /** The volume with everything on it that a deletion has kept. */
    void takeVolume(PlatformStep.TakeVolume step) {
        if (live.find(step.node()).isPresent()) {
            return;
        }
        boolean free = live.fly()
                .volumes(step.node().cluster())
                .get(step.volume())
                .filter(volume -> !volume.isGoing() && volume.machineId().isEmpty())
                .isPresent();
        if (!free) {
            throw Failures.stale(step.node(), "the volume " + step.volume() + " is gone, or has a machine");
        }
        madeVolumes.put(step.node(), new Made(step.volume(), step.keepSnapshots(), false, false));
    }

    /** A new one with data on it. */
    void restoreVolume(PlatformStep.RestoreVolume step) {
        if (live.find(step.node()).isPresent()) {
            return;
        }
        String volume = new CopiedVolume(live, step).id();
        madeVolumes.put(step.node(), new Made(volume, step.volume().keepSnapshots(), true, !step.back()));
    }

    void forgetSource(PlatformStep.ForgetSource step) {
        live.fly().secrets(step.cluster()).unset(List.of(ClusterSecrets.RESTORED_FROM));
    }

    /** Whether what is on the volume that this run made or found for a node is still another cluster's. */
    boolean hasForeignData(NodeName node) {
        return Optional.ofNullable(madeVolumes.get(node)).map(Made::foreignData).orElse(false);
    }

    private Optional<String> spare(PlatformStep.CreateVolume step) {
        return new LooseVolumes(live)
                .in(step.node().cluster()).stream()
                        .filter(volume -> volume.fits(step) && !isAnothers(volume, step.node()))
                        .map(LooseVolume::id)
                        .findFirst();
    }

    /** Whether this run means it for another node. */
    private boolean isAnothers(LooseVolume volume, NodeName node) {
        return madeVolumes.entrySet().stream()
                .anyMatch(made -> made.getValue().volume().equals(volume.id())
                        && !made.getKey().equals(node));
    }

    private String create(String app, PlatformStep.CreateVolume step) {
        NewVolume volume = Newborn.signBlank(NewVolume.of(
                        LooseVolumes.NAME, step.region().code(), (int)
                                step.volume().size().gigabytes())
                .withEncryption(step.volume().encrypted())
                .forMachine(NodeSteps.guest(step.machine()), step.machine().image()));
        try {
            return live.fly().volumes(app).create(volume).id();
        } catch (FlyException e) {
            if (e.is(FlyException.Kind.NO_CAPACITY)) {
                return live.fly().volumes(app).create(volume.inAnyZone()).id();
            }
            if (!e.is(FlyException.Kind.AMBIGUOUS)) {
                throw e;
            }
            return appearing(step).orElseThrow(() -> e);
        }
    }

    /** A volume that was made a moment ago is not ready yet, and counts as blank only when it is. */
    private Optional<String> appearing(PlatformStep.CreateVolume step) {
        AtomicReference<Optional<String>> found = new AtomicReference<>(Optional.empty());
        Pace.until(APPEARING, () -> {
            found.set(spare(step));
            return found.get().isPresent();
        });
        return found.get();
    }

    /** The volume that this run made or found for a node. */
    Optional<String> volumeOf(NodeName node) {
        return Optional.ofNullable(madeVolumes.get(node)).map(Made::volume);
    }

    /** A machine has the volume from now on, so it is not blank any more, and snapshots of it are worth something. */
    void takeSign(NodeName node, Machine machine) {
        Optional.ofNullable(madeVolumes.get(node))
                .filter(made -> machine.volumeId().equals(Optional.of(made.volume())))
                .ifPresent(made -> keep(node, made.volume(), made.keepSnapshots()));
    }

    /** Takes back a volume that this run made and does not need. One with data on it only stays where it is. */
    void discard(NodeName node) {
        Optional.ofNullable(madeVolumes.remove(node))
                .filter(Made::spare)
                .ifPresent(made -> live.fly().volumes(node.cluster()).delete(made.volume()));
    }

    void extend(PlatformStep.ExtendVolume step) {
        String app = step.node().cluster();
        String volume = live.require(step.node())
                .volumeId()
                .orElseThrow(() -> Failures.stale(step.node(), "its machine has no volume"));
        int wanted = (int) step.size().gigabytes();
        boolean smaller = live.fly()
                .volumes(app)
                .get(volume)
                .map(there -> there.sizeGb() < wanted)
                .orElse(true);
        if (smaller) {
            live.fly().volumes(app).extend(volume, wanted);
        }
    }

    void retain(PlatformStep.SetSnapshotRetention step) {
        live.require(step.node()).volumeId().ifPresent(volume -> keep(step.node(), volume, step.keep()));
    }

    private void keep(NodeName node, String volume, Duration time) {
        live.fly().volumes(node.cluster()).keepSnapshots(volume, (int) time.toDays());
    }

    /** Only while no machine has it, and only what was being retired or has nothing on it. */
    void deleteVolume(PlatformStep.DeleteVolume step) {
        Volumes volumes = live.fly().volumes(step.cluster());
        Optional<Volume> there = volumes.get(step.volume()).filter(volume -> !volume.isGoing());
        if (there.isEmpty()) {
            return;
        }
        if (there.get().machineId().isPresent() || (!isRetiring(step) && !isBlank(step))) {
            throw Failures.stale(
                    "cluster." + step.cluster(), "the volume " + step.volume() + " is not certainly empty any more");
        }
        volumes.delete(step.volume());
    }

    private boolean isRetiring(PlatformStep.DeleteVolume step) {
        return live.nodes(step.cluster()).stream()
                .anyMatch(machine -> step.volume().equals(machine.metadata().get(Marks.RETIRING)));
    }

    private boolean isBlank(PlatformStep.DeleteVolume step) {
        return new LooseVolumes(live)
                .in(step.cluster()).stream().anyMatch(volume -> volume.id().equals(step.volume()) && volume.isSpare());
    }

    /** Deletes an app with whatever is in it, unless there is a machine of somebody else that the plan did not know of. */
    public void deleteApp(PlatformStep.DeleteApp step) {
        if (live.fly().apps().get(step.app()).isEmpty()) {
            return;
        }
        List<String> others = live.fly().machines(step.app()).list().stream()
                .filter(machine ->
                        Marks.of(machine).isEmpty() && !machine.state().isGoing())
                .map(Machine::id)
                .toList();
        if (!others.isEmpty()) {
            throw Failures.stale(step.app(), "it holds machines that flypg did not make: " + String.join(", ", others));
        }
        live.fly().apps().delete(step.app(), true);
    }
}
