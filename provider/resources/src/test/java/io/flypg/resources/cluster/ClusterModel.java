package io.flypg.resources.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.plan.KnobStep;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.NodeStep.Part;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.SqlStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.resource.Observation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A platform with one cluster, in memory: runs steps as the real one would, and after each holds the cluster against what must never be
 * broken.
 */
final class ClusterModel {
    private static final String READ_ONLY = "default_transaction_read_only";

    private final String cluster;
    final Map<NodeName, NodeModel> nodes = new TreeMap<>();
    private final StoreModel store = new StoreModel();
    final Map<String, String> shared = store.shared;
    private final Map<NodeName, String> made = new HashMap<>();
    private final Map<NodeName, Duration> keeps = new HashMap<>();
    final Map<String, LooseVolume> loose = new TreeMap<>();
    private final Set<NodeName> caughtUp = new TreeSet<>();
    private final Set<NodeName> settled = new TreeSet<>();
    private final Set<NodeName> close = new TreeSet<>();
    final Set<String> retiring = new TreeSet<>();

    /** Which nodes PostgreSQL does not come up on, as they are. */
    Predicate<NodeModel> deadly = _ -> false;

    final Set<String> secrets = new TreeSet<>();
    boolean hasApp;
    boolean hasAddress;
    private int volumes;

    ClusterModel(String cluster) {
        this.cluster = cluster;
    }

    Observation<Cluster> observe() {
        if (!hasApp) {
            return new Observation.Absent<>();
        }
        return new Observation.Present<>(new Cluster(
                cluster,
                nodes.isEmpty() ? Optional.empty() : Optional.of("shop"),
                hasAddress ? Optional.of("orders-db.flycast") : Optional.empty(),
                secrets,
                nodes.values().stream().map(NodeModel::observe).toList(),
                List.of(),
                leftovers(),
                List.of(),
                List.copyOf(store.storing),
                Optional.empty(),
                nodes.values().stream().anyMatch(node -> node.isProtected)));
    }

    private Leftovers leftovers() {
        return new Leftovers(
                List.copyOf(retiring),
                loose.values().stream()
                        .filter(volume -> !retiring.contains(volume.id()))
                        .toList(),
                nodes.values().stream()
                        .filter(node -> !node.claimed)
                        .map(node -> node.name)
                        .toList());
    }

    void run(Step step) {
        switch (step) {
            case PlatformStep platform -> run(platform);
            case NodeStep node -> run(node);
            case KnobStep knob -> run(knob);
            case SqlStep.SetSessionKnobs set ->
                nodes.values().forEach(node -> set.database().ifPresent(node.closed::remove));
            default -> throw new IllegalArgumentException("not a step on a cluster: " + step);
        }
        new Invariants(List.copyOf(nodes.values())).hold("after " + step);
    }

    private void run(PlatformStep step) {
        switch (step) {
            case PlatformStep.CreateApp _ -> hasApp = true;
            case PlatformStep.AllocateAddress _ -> hasAddress = true;
            case PlatformStep.SetClusterSecrets _ -> {
                assertThat(nodes)
                        .as("the first machine is the lock under which secrets are made")
                        .isNotEmpty();
                assertThat(secrets)
                        .as("secrets that were made once are never made anew")
                        .doesNotContainAnyElementsOf(ClusterSecrets.NAMES);
                secrets.addAll(ClusterSecrets.NAMES);
            }
            case PlatformStep.CreateVolume create -> made.put(create.node(), volume(create));
            case PlatformStep.ExtendVolume extend -> {
                NodeModel node = node(extend.node());
                assertThat(extend.size()).as("volumes only grow").isGreaterThan(node.volume);
                node.volume = extend.size();
            }
            case PlatformStep.SetSnapshotRetention retain -> node(retain.node()).retention = retain.keep();
            case PlatformStep.DeleteVolume delete -> {
                assertThat(nodes.values().stream().map(node -> node.volumeId))
                        .as("a volume that a node has is never deleted")
                        .doesNotContain(delete.volume());
                LooseVolume gone = loose.remove(delete.volume());
                assertThat(retiring.remove(delete.volume()) || (gone != null && gone.isSpare()))
                        .as("only what nobody could miss is deleted")
                        .isTrue();
            }
            default -> throw new IllegalArgumentException("not in the model: " + step);
        }
    }

    private String volume(PlatformStep.CreateVolume create) {
        keeps.put(create.node(), create.volume().keepSnapshots());
        return loose.values().stream()
                .filter(volume -> volume.fits(create))
                .map(LooseVolume::id)
                .findFirst()
                .orElseGet(() -> lose(create.region(), create.volume(), LooseVolume.Content.BLANK));
    }

    String lose(Region region, VolumeSpec volume, LooseVolume.Content content) {
        String id = "vol-" + ++volumes;
        loose.put(id, new LooseVolume(id, region, volume.size(), volume.encrypted(), content));
        return id;
    }

    /** All machines were destroyed by hand; their volumes are there. */
    void loseMachines() {
        nodes.values().forEach(node -> loose.put(node.volumeId, node.loose()));
        nodes.clear();
    }

    /** A retirement that was cut off before the machine was destroyed, or after. */
    void halfRetire(NodeModel node, boolean destroyed) {
        retiring.add(node.volumeId);
        node.power = Node.Power.STOPPED;
        node.registered = false;
        if (destroyed) {
            loose.put(node.volumeId, node.loose());
            nodes.remove(node.name);
        }
    }

    private void run(NodeStep step) {
        switch (step) {
            case NodeStep.CreateMachine create -> create(create);
            case NodeStep.Launch launch -> {
                assertThat(secrets).as("a node does not boot without secrets").containsAll(ClusterSecrets.NAMES);
                boot(node(launch.node()));
            }
            case NodeStep.UpdateMachine update -> update(update);
            case NodeStep.RestartNode restart -> restart(node(restart.node()), restart.part());
            case NodeStep.ReviveNode revive -> restart(node(revive.node()));
            case NodeStep.StartNode start -> boot(node(start.node()));
            case NodeStep.StopNode stop -> node(stop.node()).power = Node.Power.STOPPED;
            case NodeStep.AwaitRole await -> await(await);
            case NodeStep.MoveVote move -> node(move.node()).moveVote(move.primaryRegion());
            case NodeStep.RetireNode retire -> retire(retire);
            case NodeStep.Unregister _, NodeStep.ShutDown _, NodeStep.DestroyMachine _ -> {}
            case NodeStep.MendMarks mend -> mendMarks(node(mend.node()));
            case NodeStep.SetProtection protection -> node(protection.node()).isProtected = protection.protect();
            case NodeStep.StopWrites stop -> {
                assertThat(close)
                        .as("somebody is close behind before writes stop")
                        .isNotEmpty();
                node(stop.node()).overrides.put(READ_ONLY, "on");
            }
            case NodeStep.AwaitCaughtUp await -> catchUp(await);
            case NodeStep.AwaitCheckpoint await ->
                settled.add(node(await.node()).replaying().name);
            case NodeStep.Promote promote -> promote(node(promote.node()));
            case NodeStep.AllowWrites allow -> node(allow.node()).overrides.remove(READ_ONLY);
        }
    }

    private void update(NodeStep.UpdateMachine update) {
        NodeModel node = node(update.node());
        assertThat(update.setup().region())
                .as("a machine never leaves its region")
                .isEqualTo(node.setup.region());
        boolean moves = !update.setup().primaryRegion().equals(node.setup.primaryRegion());
        node.setup = update.setup();
        if (moves && node.role == NodeRole.PRIMARY) {
            boot(node);
        } else {
            restart(node, update.part());
        }
    }

    private void retire(NodeStep.RetireNode retire) {
        NodeModel leaving = node(retire.node());
        assertThat(primary())
                .as("the primary is never removed")
                .hasValueSatisfying(node -> assertThat(node).isNotSameAs(leaving));
        leaving.power = Node.Power.STOPPED;
        new Invariants(List.copyOf(nodes.values())).hold("while " + retire);
        retiring.remove(leaving.volumeId);
        nodes.remove(retire.node());
    }

    private void mendMarks(NodeModel node) {
        node.claimed = true;
        if (node.power == Node.Power.STARTED) {
            retiring.remove(node.volumeId);
        }
    }

    private void catchUp(NodeStep.AwaitCaughtUp await) {
        if (node(await.primary()).overrides.containsKey(READ_ONLY)) {
            caughtUp.add(await.node());
        }
        close.add(node(await.node()).replaying().name);
    }

    private void create(NodeStep.CreateMachine create) {
        LooseVolume volume = Optional.ofNullable(made.remove(create.node()))
                .map(loose::remove)
                .orElseThrow(() -> new AssertionError("a machine needs its volume first: " + create));
        assertThat(volume.isBlank()).as("it begins on an empty volume").isTrue();
        boolean first = nodes.isEmpty();
        NodeModel node = new NodeModel(
                create.node(), create.group(), create.setup(), volume, first ? NodeRole.PRIMARY : NodeRole.REPLICA);
        node.isProtected = create.protect();
        node.retention = Objects.requireNonNull(keeps.get(create.node()));
        nodes.put(create.node(), node);
        if (create.launch()) {
            NodeModel primary =
                    primary().orElseThrow(() -> new AssertionError("others come after the first: " + create));
            Region found = create.setup().primaryRegion();
            assertThat(found).as("where it finds its primary").isEqualTo(primary.setup.region());
            assertThat(create.group().equals(Layout.PRIMARY)
                            || !create.setup().region().equals(found))
                    .as("a reader has no vote: " + create)
                    .isTrue();
            boot(node);
        } else {
            node.power = Node.Power.CREATED;
        }
    }

    private void restart(NodeModel node, Part part) {
        boolean fences = voters().contains(node) && voters().size() == 2;
        Part standby = fences ? Part.HALF : Part.STANDBY;
        if (node.runs()) {
            assertThat(part)
                    .as("what the plan says that it costs to restart " + node.name)
                    .isEqualTo(node.role == NodeRole.PRIMARY ? Part.PRIMARY : standby);
        }
        restart(node);
    }

    private void restart(NodeModel node) {
        if (node.dead) {
            boot(node);
            return;
        }
        assertThat(nodes.values().stream().filter(other -> other != node && other.role == NodeRole.REPLICA))
                .as("nobody goes down while another is out of order")
                .allMatch(other -> other.streams || node.power == Node.Power.STOPPED);
        boolean canSwitchOver =
                voters().size() >= 3 && voters().stream().allMatch(voter -> voter.power == Node.Power.STARTED);
        boolean lowers = node.lowers(shared);
        if (node.role == NodeRole.PRIMARY && node.power == Node.Power.STARTED && canSwitchOver && nodes.size() > 1) {
            assertThat(lowers)
                    .as("a primary that can be switched over restarts in place only for lowering")
                    .isTrue();
        }
        if (node.role == NodeRole.REPLICA && lowers) {
            assertThat(settled)
                    .as("a standby has written down the lower settings before it starts with them")
                    .contains(node.name);
        }
        boot(node);
    }

    /** The image starts a node, whoever or whatever restarted it, with what the store holds now. */
    void boot(NodeModel node) {
        boolean elsewhere = primary().filter(other -> other != node).isPresent();
        if (node.role == NodeRole.PRIMARY && elsewhere) {
            node.role = NodeRole.REPLICA;
        }
        node.boot(shared);
        store.wasRead(node);
        boolean lessThanPrimary = node.role == NodeRole.REPLICA
                && primary().filter(node::hasLessThan).isPresent();
        if (lessThanPrimary || deadly.test(node)) {
            node.die();
        }
    }

    private void await(NodeStep.AwaitRole await) {
        NodeModel node = node(await.node());
        assertThat(node.runs()).as(await.node() + " runs").isTrue();
        assertThat(node.registered)
                .as("who is off the books does not come back: " + node.name)
                .isTrue();
        node.streams = true;
        if (await.role() != NodeRole.UNKNOWN) {
            assertThat(node.role).as("role of " + await.node()).isEqualTo(await.role());
        }
    }

    private void promote(NodeModel node) {
        assertThat(primary()).as("there are never two primaries").isEmpty();
        assertThat(caughtUp).as("only who has replayed everything is promoted").contains(node.name);
        assertThat(node.setup.primaryRegion())
                .as("only a node of the primary region is promoted")
                .isEqualTo(node.setup.region());
        node.role = NodeRole.PRIMARY;
        caughtUp.clear();
        close.clear();
        running().stream().filter(other -> other != node).forEach(other -> other.streams = false);
        List<NodeModel> voters = voters().stream()
                .filter(voter -> voter == node || voter.role == NodeRole.REPLICA)
                .toList();
        assertThat(voters.stream().filter(NodeModel::runs).count())
                .as("a new primary has a majority")
                .isGreaterThan(voters.size() / 2);
    }

    private void run(KnobStep step) {
        switch (step) {
            case KnobStep.UpdateKnobs update -> {
                store.update(update.values(), primary().orElseThrow().store, running());
                settled.clear();
            }
            case KnobStep.SettleKnobs _ -> store.settle();
            case KnobStep.ApplyKnobs apply -> {
                NodeModel node = node(apply.node());
                apply.resets().forEach(node.overrides::remove);
                node.reload(shared);
                store.wasRead(node);
            }
        }
    }

    /** What the process remembered is gone, what was done is not. */
    void killed() {
        made.clear();
        store.killed();
        caughtUp.clear();
        settled.clear();
        timePasses();
    }

    /** Standbys find a new primary by themselves. */
    void timePasses() {
        primary().ifPresent(_ -> running().forEach(node -> node.streams = true));
    }

    long candidates() {
        return running().stream()
                .filter(node -> node.group.equals(Layout.PRIMARY))
                .count();
    }

    private List<NodeModel> running() {
        return nodes.values().stream().filter(NodeModel::runs).toList();
    }

    private List<NodeModel> voters() {
        return nodes.values().stream()
                .filter(node -> node.group.equals(Layout.PRIMARY))
                .filter(node -> primary()
                        .filter(primary -> !primary.setup.region().equals(node.setup.region()))
                        .isEmpty())
                .toList();
    }

    private Optional<NodeModel> primary() {
        return running().stream().filter(node -> node.role == NodeRole.PRIMARY).findFirst();
    }

    private NodeModel node(NodeName name) {
        return Optional.ofNullable(nodes.get(name)).orElseThrow(() -> new AssertionError("no node " + name));
    }
}
