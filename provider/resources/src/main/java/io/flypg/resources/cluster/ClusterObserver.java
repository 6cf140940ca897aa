package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.ExtendSpec;
import io.flypg.engine.model.Percent;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep.NodeSetup;
import io.flypg.engine.resource.Observation;
import io.flypg.fly.app.AppSecret;
import io.flypg.fly.machine.Awaited;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.Machines;
import io.flypg.fly.volume.Volume;
import io.flypg.resources.live.Endpoint;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.NextPasswords;
import io.flypg.resources.live.Parallel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at clusters. Changes nothing. */
public final class ClusterObserver {
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final Live live;
    private final Function<Machine, Optional<Marks>> marks;
    private final NodeObserver nodes;

    public ClusterObserver(Live live) {
        this(live, Marks::of);
    }

    /** With other marks than those on the machines: those that they are about to get. */
    public ClusterObserver(Live live, Function<Machine, Optional<Marks>> marks) {
        this.live = live;
        this.marks = marks;
        this.nodes = new NodeObserver(live);
    }

    /**
     * Looks at one cluster and into each of its nodes.
     *
     * @param volumes all volumes of the organization, by app
     */
    public Observation<Cluster> observe(String cluster, Map<String, List<Volume>> volumes) {
        if (live.fly().apps().get(cluster).isEmpty()) {
            return new Observation.Absent<>();
        }
        List<Machine> machines = settled(cluster);
        List<Machine> ours = machines.stream()
                .filter(machine -> marks.apply(machine).isPresent())
                .toList();
        Map<String, Volume> byId = volumes.getOrDefault(cluster, List.of()).stream()
                .collect(Collectors.toMap(Volume::id, volume -> volume, (first, _) -> first));
        List<Node> seen = Parallel.map(ours, machine -> node(cluster, machine, byId)).stream()
                .sorted(Comparator.comparing(Node::name))
                .toList();
        Map<String, String> secrets = secrets(cluster);
        Optional<Kept> kept =
                ours.isEmpty() && secrets.containsKey(Kept.SECRET) ? KeepSteps.noted(live, cluster) : Optional.empty();
        return new Observation.Present<>(new Cluster(
                cluster,
                ours.stream()
                        .flatMap(machine -> marks.apply(machine).stream())
                        .map(Marks::project)
                        .findFirst()
                        .or(() -> kept.map(Kept::project)),
                Endpoint.writer(live, cluster).map(Endpoint::host),
                secrets.keySet(),
                seen,
                machines.stream()
                        .filter(machine -> marks.apply(machine).isEmpty())
                        .map(Machine::id)
                        .toList(),
                leftovers(cluster, ours, byId, Optional.ofNullable(secrets.get(NextPasswords.SECRET))),
                ghosts(seen, machines),
                ours.stream()
                        .flatMap(machine -> KnobSteps.storing(machine).stream())
                        .distinct()
                        .sorted()
                        .toList(),
                kept,
                ours.stream().flatMap(machine -> marks.apply(machine).stream()).anyMatch(Marks::protect)));
    }

    /** Marks that an import is about to write are complete. */
    private boolean isUnclaimed(Machine machine) {
        return !machine.metadata().containsKey(Marks.SELF)
                && marks.apply(machine).equals(Marks.of(machine));
    }

    /** A machine between two states is waited for: nothing can be concluded from it. */
    private List<Machine> settled(String cluster) {
        Machines machines = live.machines(cluster);
        List<Machine> found = machines.list();
        List<Machine> changing = found.stream()
                .filter(machine -> power(machine) == Node.Power.CHANGING)
                .toList();
        changing.forEach(machine -> machines.await(machine.id(), Awaited.SETTLED, SETTLING));
        return changing.isEmpty() ? found : machines.list();
    }

    /** Their digests, by name. */
    private Map<String, String> secrets(String cluster) {
        return live.fly().secrets(cluster).list().stream()
                .collect(Collectors.toMap(AppSecret::name, AppSecret::digest));
    }

    /** The loose volumes are looked at only where the organization's list, which may lag behind, gives reason to. */
    private Leftovers leftovers(
            String cluster, List<Machine> ours, Map<String, Volume> volumes, Optional<String> nextPasswords) {
        List<String> retiring = retiring(ours, volumes);
        boolean reason = ours.isEmpty()
                || volumes.values().stream()
                        .anyMatch(volume -> volume.machineId().isEmpty() && !retiring.contains(volume.id()));
        List<LooseVolume> found = reason ? new LooseVolumes(live).in(cluster) : List.of();
        return new Leftovers(
                retiring,
                found.stream().filter(volume -> !retiring.contains(volume.id())).toList(),
                names(ours.stream().filter(this::isUnclaimed)),
                ours.stream().anyMatch(machine -> machine.metadata().containsKey(Marks.COPY)),
                ours.isEmpty() ? LastSnapshot.of(live, cluster) : Optional.empty(),
                names(ours.stream()
                        .filter(machine -> nextPasswords.isPresent()
                                && nextPasswords.equals(
                                        Optional.ofNullable(machine.metadata().get(Marks.PASSWORDS))))));
    }

    private List<NodeName> names(Stream<Machine> machines) {
        return machines.flatMap(machine -> marks.apply(machine).stream())
                .map(Marks::name)
                .toList();
    }

    private static List<String> retiring(List<Machine> ours, Map<String, Volume> volumes) {
        Set<String> ids = ours.stream().map(Machine::id).collect(Collectors.toSet());
        return ours.stream()
                .flatMap(machine -> Optional.ofNullable(machine.metadata().get(Marks.RETIRING)).stream())
                .filter(id -> Optional.ofNullable(volumes.get(id))
                        .filter(volume -> volume.machineId().map(ids::contains).orElse(true))
                        .isPresent())
                .distinct()
                .toList();
    }

    /** A member is a ghost only when its machine is certainly gone: this list of machines is the app's own, not the organization's. */
    private List<String> ghosts(List<Node> seen, List<Machine> machines) {
        Set<String> there = machines.stream().map(Machine::id).collect(Collectors.toSet());
        return seen.stream()
                .filter(node -> node.role() == NodeRole.PRIMARY)
                .flatMap(node -> node.inside().stream())
                .flatMap(inside -> inside.members().stream())
                .filter(member -> !there.contains(member))
                .distinct()
                .toList();
    }

    private Node node(String cluster, Machine machine, Map<String, Volume> volumes) {
        Marks node = marks.apply(machine).orElseThrow();
        return new Node(
                node.name(),
                machine.id(),
                machine.privateIp(),
                node.group(),
                power(machine),
                setup(machine),
                version(machine),
                node.size(),
                machine.volumeId()
                        .flatMap(id -> Optional.ofNullable(volumes.get(id)).or(() -> unlisted(cluster, id)))
                        .map(ClusterObserver::volume),
                machine.events(),
                node.protect(),
                nodes.look(cluster, machine));
    }

    /** The organization's list may lag behind. */
    private Optional<Volume> unlisted(String cluster, String volume) {
        return live.fly().volumes(cluster).get(volume).filter(there -> !there.isGoing());
    }

    /** By the label of its image; empty when that says nothing of the kind. */
    static Optional<PostgresVersion> version(Machine machine) {
        return machine.image()
                .map(image -> image.label("fly.pg-version"))
                .filter(text -> text.matches("[0-9]+\\.[0-9]+"))
                .map(PostgresVersion::parse);
    }

    /** With the sign of a newborn still on it, because a run was cut off, no snapshots of it are taken at all. */
    private static NodeVolume volume(Volume volume) {
        return new NodeVolume(
                volume.id(),
                Size.ofGigabytes(volume.sizeGb()),
                Newborn.isSigned(volume) ? Duration.ZERO : Duration.ofDays(volume.snapshotRetentionDays()),
                volume.encrypted(),
                volume.usage().map(usage -> new Size(usage.usedBytes())));
    }

    private static Node.Power power(Machine machine) {
        return switch (machine.state()) {
            case STARTED -> Node.Power.STARTED;
            case CREATED -> Node.Power.CREATED;
            case STOPPED, SUSPENDED, FAILED, LAUNCH_FAILED -> Node.Power.STOPPED;
            case CREATING,
                    STARTING,
                    STOPPING,
                    RESTARTING,
                    SUSPENDING,
                    DESTROYING,
                    UPDATING,
                    REPLACING,
                    DESTROYED,
                    REPLACED,
                    MIGRATED,
                    UNKNOWN -> Node.Power.CHANGING;
        };
    }

    static NodeSetup setup(Machine machine) {
        return new NodeSetup(
                new Region(machine.region()),
                Marks.sizeOf(machine),
                machine.config().image(),
                new Region(machine.config().env().getOrDefault("PRIMARY_REGION", machine.region())),
                machine.config().mounts().stream()
                        .findFirst()
                        .flatMap(mount -> mount.autoExtend())
                        .map(extend -> new ExtendSpec(
                                new Percent(extend.thresholdPercent()),
                                Size.ofGigabytes(extend.addGb()),
                                Size.ofGigabytes(extend.limitGb()))));
    }
}
