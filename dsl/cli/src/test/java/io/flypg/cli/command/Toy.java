package io.flypg.cli.command;

import io.flypg.cli.view.ClusterStatus;
import io.flypg.cli.view.Receipt;
import io.flypg.cli.view.SnapshotView;
import io.flypg.cli.view.Statuses;
import io.flypg.cli.view.Upgrade;
import io.flypg.cli.wiring.Door;
import io.flypg.cli.wiring.Errand;
import io.flypg.cli.wiring.Import;
import io.flypg.cli.wiring.ImportOrder;
import io.flypg.cli.wiring.Parts;
import io.flypg.cli.wiring.RotationOrder;
import io.flypg.cli.wiring.SwitchoverOrder;
import io.flypg.engine.address.Address;
import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Fingerprint;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Catalogue;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Observed;
import io.flypg.engine.resource.Platform;
import io.flypg.engine.resource.ResourceHandler;
import io.flypg.engine.resource.Surroundings;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.talk.Conversation;
import io.flypg.postgres.talk.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** A platform in memory, where a thing is either there or not: enough to see what the commands make of it. */
final class Toy implements Parts, Platform {
    final Set<Address> there = ConcurrentHashMap.newKeySet();
    final Set<Address> guarded = new TreeSet<>();
    final Set<Address> unseen = new TreeSet<>();

    /** What somebody changed. */
    final Map<Address, FieldDiff> drifted = new TreeMap<>();

    /** What is there and can only be put right by a restart of its cluster's primary. */
    final Set<Address> ailing = ConcurrentHashMap.newKeySet();

    /** What every step does before it works. */
    Consumer<Step> onStep = _ -> {};

    /** What every look does before it works. */
    Runnable onLook = () -> {};

    /** What every look for showing does before it works. */
    Runnable onStatus = () -> {};

    List<ClusterStatus> statuses = List.of(Statuses.healthy());

    String urls = "https://toy.example";

    /** Whether the addresses of clusters can be dialled. */
    boolean near = true;

    /** What an import finds, and what was marked. */
    Import found = new Import(new Definition("shop", "personal", false, List.of(), Map.of()), empty(), List.of());

    final List<ImportOrder> marked = new ArrayList<>();

    /** What it takes to make another node of a cluster its primary. */
    Function<SwitchoverOrder, Plan> switchovers = _ -> empty();

    /** What a rotation takes, and which ones were asked for. */
    Errand rotation = new Errand(new Definition("shop", "personal", false, List.of(), Map.of()), empty());

    final List<RotationOrder> rotated = new ArrayList<>();

    private static Plan empty() {
        return new Plan(
                "shop",
                List.of(),
                Dependencies.NONE,
                List.of(),
                new TreeMap<>(),
                new Fingerprint(new TreeMap<>()),
                Scope.WHOLE);
    }

    private record Thing(Address address, boolean isProtected, Optional<FieldDiff> drift, boolean isAiling)
            implements Observed {
        @Override
        public SortedMap<String, String> parts() {
            return new TreeMap<>(Map.of(
                    "protection",
                    Boolean.toString(isProtected),
                    "settings",
                    drift.toString(),
                    "health",
                    Boolean.toString(isAiling)));
        }
    }

    @Override
    public Platform platform(Map<String, String> environment) {
        return this;
    }

    @Override
    public String urls(Map<String, String> environment) {
        return urls;
    }

    @Override
    public List<ClusterStatus> status(Map<String, String> environment, List<String> clusters) {
        onStatus.run();
        return statuses;
    }

    @Override
    public List<Receipt> receipts(Map<String, String> environment, List<String> clusters) {
        return clusters.stream()
                .map(cluster ->
                        new Receipt(cluster, "vol_1", "vs_1", Optional.of(Instant.parse("2026-12-04T10:00:00Z"))))
                .toList();
    }

    @Override
    public SnapshotView snapshot(Map<String, String> environment, String cluster) {
        Optional<Instant> expires = Optional.of(Instant.parse("2026-12-04T10:00:00Z"));
        return new SnapshotView(cluster, cluster + "#1", "vol_1", "vs_1", 3 << 20, expires);
    }

    @Override
    public List<Upgrade> upgrades(Map<String, String> environment, List<String> clusters) {
        return clusters.stream()
                .map(cluster -> new Upgrade(cluster, "17.6", "17.11"))
                .toList();
    }

    @Override
    public ConnectionUrl url(Map<String, String> environment, Door door) {
        String password = door.withPassword() ? "secret" : "";
        return new ConnectionUrl(
                door.cluster() + ".flycast",
                door.reading() ? 5433 : 5432,
                door.database(),
                new Credentials("postgres", password));
    }

    @Override
    public boolean answers(ConnectionUrl url) {
        return near;
    }

    @Override
    public int enter(Map<String, String> environment, Door door, ToIntFunction<Entry> inside) {
        ConnectionUrl url = url(environment, door);
        return inside.applyAsInt(near ? new Entry.Dialled(url) : new Entry.ThroughGuest(url.host(), Echo::new));
    }

    @Override
    public void adopt(
            Map<String, String> environment, ImportOrder order, Consumer<Import> before, Consumer<String> note) {
        before.accept(found);
        marked.add(order);
    }

    @Override
    public Errand switchover(Map<String, String> environment, SwitchoverOrder order) {
        onLook.run();
        return new Errand(rotation.definition(), switchovers.apply(order));
    }

    @Override
    public Errand rotation(Map<String, String> environment, RotationOrder order) {
        rotated.add(order);
        return rotation;
    }

    @Override
    public Conversation talk(ConnectionUrl url) {
        throw failure(Failure.Kind.FAILED);
    }

    @Override
    public Catalogue catalogue() {
        return new Catalogue(List.of(
                new Handler<>(ResourceType.APP, AppSpec.class),
                new Handler<>(ResourceType.CLUSTER, ClusterSpec.class),
                new Handler<>(ResourceType.DATABASE, DatabaseSpec.class),
                new Handler<>(ResourceType.ROLE, RoleSpec.class),
                new Handler<>(ResourceType.ATTACHMENT, AttachmentSpec.class)));
    }

    @Override
    public Observations observe(Definition definition) {
        onLook.run();
        Map<Address, Observation<?>> all = new HashMap<>();
        definition.addresses().forEach(address -> all.put(address, new Observation.Absent<>()));
        there.forEach(address -> all.put(address, new Observation.Present<>(thing(address))));
        unseen.forEach(address -> all.put(address, new Observation.Unknown<>("node 1 is down")));
        return new Observations(all);
    }

    @Override
    public Observations observe(Definition definition, String cluster) {
        Map<Address, Observation<?>> all = new HashMap<>(observe(definition).all());
        all.keySet()
                .removeIf(address -> !address.equals(Address.cluster(cluster))
                        && !address.name().startsWith(cluster + "/")
                        && definition
                                .find(address)
                                .filter(spec -> spec.dependsOn().contains(Address.cluster(cluster)))
                                .isEmpty());
        return new Observations(all);
    }

    private Thing thing(Address address) {
        return new Thing(
                address,
                guarded.contains(address),
                Optional.ofNullable(drifted.get(address)),
                ailing.contains(address));
    }

    @Override
    public void run(Step step, Definition definition, Consumer<String> note) {
        onStep.accept(step);
        switch (step) {
            case PlatformStep.CreateApp create -> make(Address.parse(create.app()));
            case PlatformStep.DeleteApp delete -> there.remove(Address.parse(delete.app()));
            case NodeStep.RestartNode restart ->
                ailing.removeIf(address -> address.name().equals(restart.node().cluster()));
            case NodeStep.Promote _, PlatformStep.KeepVolume _ -> {}
            default -> throw new IllegalStateException(step.kind());
        }
    }

    private void make(Address address) {
        there.add(address);
        drifted.remove(address);
    }

    @Override
    public Lock lock(String cluster, Consumer<String> note) {
        return () -> {};
    }

    static Failure failure(Failure.Kind kind) {
        return new Failure(kind, Problem.general("Toy broke", "it was " + kind + ".", "mend it"));
    }

    private record Handler<D extends Spec>(ResourceType type, Class<D> desired) implements ResourceHandler<D, Thing> {
        @Override
        public Class<Thing> observed() {
            return Thing.class;
        }

        @Override
        public Change plan(D spec, Observation<Thing> observed, Surroundings surroundings) {
            Address address = spec.address();
            return switch (observed) {
                case Observation.Present<Thing>(Thing thing)
                when thing.drift.isPresent() ->
                    new Change.Update(
                            address,
                            List.of(thing.drift.get()),
                            List.of(new PlatformStep.CreateApp(address.toString(), "personal", false)),
                            List.of(),
                            false);
                case Observation.Present<Thing>(Thing thing)
                when thing.isAiling ->
                    new Change.Update(
                            address,
                            List.of(),
                            List.of(new NodeStep.RestartNode(new NodeName(address.name(), 1), NodeStep.Part.PRIMARY)),
                            List.of(),
                            false);
                case Observation.Present<Thing> _ -> new Change.NoChange(address, List.of());
                case Observation.Absent<Thing> _ ->
                    new Change.Create(
                            address,
                            List.of(),
                            List.of(new PlatformStep.CreateApp(address.toString(), "personal", false)),
                            List.of());
                case Observation.Unknown<Thing> unknown -> Blocks.unknown(address, unknown.reason());
            };
        }

        @Override
        public Change delete(Address address, Thing observed, Surroundings surroundings) {
            boolean data = address.type() == ResourceType.CLUSTER || address.type() == ResourceType.DATABASE;
            boolean keeps = address.type() == ResourceType.CLUSTER && !surroundings.purge();
            List<Step> steps = new ArrayList<>();
            if (keeps) {
                steps.add(new PlatformStep.KeepVolume(new NodeName(address.name(), 1)));
            }
            steps.add(new PlatformStep.DeleteApp(address.toString()));
            return new Change.Delete(address, steps, data);
        }
    }
}
