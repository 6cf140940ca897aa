package io.flypg.cli.view;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.ExtensionSpec;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Fingerprint;
import io.flypg.engine.plan.KnobStep;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.Origin;
import io.flypg.engine.plan.Outlook;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.plan.SqlStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.plan.Unbroken;
import io.flypg.engine.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans made by hand, for looking at. */
public final class Plans {
    private static final String CLUSTER = "orders-db";
    private static final String GUARANTEE =
            "survives one node, with up to a few seconds of acknowledged writes lost at a failover; not the loss of"
                    + " region ams; readers never take over by themselves";
    private static final Region AMS = new Region("ams");
    private static final MachineSpec MACHINE = new MachineSpec(2, Size.ofGigabytes(4), CpuKind.SHARED);
    private static final VolumeSpec VOLUME =
            new VolumeSpec(Size.ofGigabytes(20), Duration.ofDays(14), Optional.empty(), true, false);

    private static final Outlook.Side BEFORE = new Outlook.Side(
            "two nodes: the loss of either stops writes until it is back; not highly available", Optional.of(2_552L));
    private static final Outlook.Side AFTER = new Outlook.Side(GUARANTEE, Optional.of(7_302L));

    private static final Fingerprint NOTHING_SEEN = new Fingerprint(new TreeMap<>());

    private Plans() {}

    /** A cluster of three nodes from nothing, with all that belongs to it. */
    public static Plan creation() {
        return plan(List.of(
                new Change.Create(
                        Address.app("orders-api"),
                        List.of(),
                        List.of(new PlatformStep.CreateApp("orders-api", "personal", false)),
                        List.of()),
                createCluster(3),
                new Change.Create(
                        Address.database(CLUSTER, "orders"),
                        List.of(FieldDiff.of("extensions", null, "pg_stat_statements, pgcrypto", Effect.ONLINE)),
                        List.of(
                                new SqlStep.CreateOwner(CLUSTER, "orders", "orders_owner"),
                                new SqlStep.CreateDatabase(CLUSTER, "orders", "orders_owner", "UTF8"),
                                new SqlStep.CreateExtension(CLUSTER, "orders", extension("pgcrypto"))),
                        List.of()),
                new Change.Create(
                        Address.attachment("orders-api", "DATABASE_URL"),
                        List.of(),
                        List.of(new PlatformStep.SetAppSecret(
                                "orders-api", "DATABASE_URL", Optional.empty(), CLUSTER, "orders")),
                        List.of())));
    }

    /** A change of settings and sizes, with drift, a switchover, a blocked line and what stays. */
    public static Plan change() {
        return plan(
                List.of(
                        new Change.NoChange(Address.app("orders-api"), List.of()),
                        updateCluster(),
                        Blocks.unknown(Address.database(CLUSTER, "orders"), "node 1 is down"),
                        new Change.NoChange(
                                Address.attachment("orders-api", "DATABASE_URL"),
                                List.of(Problem.of(
                                                "attachment.orders-api/DATABASE_URL",
                                                "Old login stays valid",
                                                "until they are deployed, 1 of 2 machines of orders-api run with the"
                                                        + " login orders_api_a: 3d8dd15c.",
                                                "deploy orders-api")
                                        .asWarning()))),
                new Outlook(Optional.of(BEFORE), Optional.of(AFTER), "2026-08"));
    }

    /** Everything is there. */
    public static Plan nothing() {
        return plan(List.of(
                new Change.NoChange(Address.app("orders-api"), List.of()),
                new Change.NoChange(Address.cluster(CLUSTER), List.of())));
    }

    /** A fleet of which two clusters have one standby only. */
    public static Plan nothingInFleet() {
        SortedMap<String, Outlook> outlooks = new TreeMap<>();
        for (int number = 1; number <= 12; number++) {
            Outlook.Side side = number < 3 ? BEFORE : AFTER;
            outlooks.put("shop-" + number + "-db", new Outlook(Optional.of(side), Optional.of(side), "2026-08"));
        }
        List<Change> changes = outlooks.keySet().stream()
                .<Change>map(name -> new Change.NoChange(Address.cluster(name), List.of()))
                .toList();
        return new Plan("shop", changes, Dependencies.NONE, List.of(), outlooks, NOTHING_SEEN, Scope.WHOLE);
    }

    /** A cluster that goes and leaves its last volume, with the database in it. */
    public static Plan deletion() {
        NodeName first = node(1);
        Problem stays = Problem.of(
                Address.database(CLUSTER, "orders"),
                "Stays on the kept volume",
                "nothing serves it any more, and it comes back when its cluster does.",
                "");
        Problem kept = Problem.of(
                Address.cluster(CLUSTER),
                "Last volume is kept",
                "its app stays with the volume of orders-db#1 and a last snapshot of it.",
                "declare it again and apply to have it back");
        return plan(
                List.of(
                        new Change.Delete(
                                Address.database(CLUSTER, "orders"), List.of(), List.of(stays.asWarning()), false),
                        new Change.Delete(
                                Address.cluster(CLUSTER),
                                List.of(
                                        new NodeStep.RetireNode(node(2), true),
                                        new NodeStep.ShutDown(first),
                                        new PlatformStep.KeepVolume(first),
                                        new NodeStep.DestroyMachine(first)),
                                List.of(kept.asWarning()),
                                true)),
                new Outlook(Optional.of(BEFORE), Optional.empty(), "2026-08"));
    }

    /** Deletes of which one is protected. */
    public static Plan refused() {
        Problem problem = Problem.of(
                Address.cluster(CLUSTER),
                "Protected",
                "its cluster is marked as protected on the platform.",
                "write 'protect false' in the cluster, apply that, and then delete");
        List<Change> changes = List.of(
                new Change.Delete(
                        Address.database("old-db", "orders"),
                        List.of(new SqlStep.DropDatabase("old-db", "orders")),
                        true),
                new Change.Delete(
                        Address.role("old-db", "reporting"),
                        List.of(new SqlStep.DropRole("old-db", "reporting")),
                        false),
                Blocks.refused(Address.cluster(CLUSTER), List.of(), List.of(problem)));
        return new Plan(
                "shop", changes, Dependencies.NONE, List.of(problem), new TreeMap<>(), NOTHING_SEEN, Scope.WHOLE);
    }

    /** A cluster of many nodes, whose steps repeat themselves. */
    public static Plan large() {
        List<Step> steps = new ArrayList<>(createSteps(20));
        SortedMap<String, String> knobs = new TreeMap<>(Map.of("work_mem", "32MB"));
        steps.add(new KnobStep.UpdateKnobs(CLUSTER, knobs));
        for (int node = 1; node <= 20; node++) {
            steps.add(new KnobStep.ApplyKnobs(node(node), knobs, List.of()));
        }
        return plan(List.of(new Change.Create(Address.cluster(CLUSTER), List.of(), steps, List.of())));
    }

    /** Many clusters of which all but one change alike. */
    public static Plan fleet() {
        List<Change> changes = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            String name = "shop-" + number + "-db";
            Size size = Size.ofGigabytes(number == 5 ? 50 : 30);
            changes.add(new Change.Update(
                    Address.cluster(name),
                    List.of(FieldDiff.of("volume.size", "20 GB", size.toString(), Effect.ONLINE)),
                    List.of(new PlatformStep.ExtendVolume(new NodeName(name, 1), size)),
                    List.of(),
                    false));
        }
        return new Plan("shop", changes, Dependencies.NONE, List.of(), new TreeMap<>(), NOTHING_SEEN, Scope.WHOLE);
    }

    public static NodeName node(int ordinal) {
        return new NodeName(CLUSTER, ordinal);
    }

    private static Plan plan(List<Change> changes) {
        return plan(changes, new Outlook(Optional.empty(), Optional.of(AFTER), "2026-08"));
    }

    private static Plan plan(List<Change> changes, Outlook outlook) {
        SortedMap<String, Outlook> outlooks = new TreeMap<>(Map.of(CLUSTER, outlook));
        return new Plan("shop", changes, Dependencies.NONE, List.of(), outlooks, NOTHING_SEEN, Scope.WHOLE);
    }

    private static Change createCluster(int nodes) {
        return new Change.Create(
                Address.cluster(CLUSTER),
                List.of(
                        FieldDiff.of("region", null, "ams", Effect.ONLINE),
                        FieldDiff.of("postgres", null, "17", Effect.ONLINE).from(Origin.DEFAULT),
                        FieldDiff.of("machine.memory", null, "4 GB", Effect.ONLINE),
                        FieldDiff.of("config.work_mem", null, "16MB", Effect.ONLINE),
                        FieldDiff.of("config.shared_buffers", null, "1GB", Effect.ONLINE)
                                .from(Origin.COMPUTED)),
                createSteps(nodes),
                List.of());
    }

    private static List<Step> createSteps(int nodes) {
        List<Step> steps = new ArrayList<>(List.of(
                new PlatformStep.CreateApp(CLUSTER, "personal", true), new PlatformStep.SetClusterSecrets(CLUSTER)));
        for (int node = 1; node <= nodes; node++) {
            steps.add(new PlatformStep.CreateVolume(node(node), VOLUME, setup()));
            steps.add(new NodeStep.CreateMachine(node(node), "primary", setup(), true, true));
            steps.add(new NodeStep.AwaitRole(node(node), node == 1 ? NodeRole.PRIMARY : NodeRole.REPLICA));
        }
        steps.add(new PlatformStep.AllocateAddress(CLUSTER, AMS));
        return steps;
    }

    private static Change updateCluster() {
        SortedMap<String, String> knobs = new TreeMap<>(Map.of("work_mem", "32MB", "max_connections", "200"));
        return new Change.Update(
                Address.cluster(CLUSTER),
                List.of(
                        FieldDiff.of("machine.memory", "2 GB", "4 GB", Effect.RESTART),
                        FieldDiff.of("volume.size", "10 GB", "20 GB", Effect.ONLINE),
                        FieldDiff.of("config.max_connections", "100", "200", Effect.RESTART)
                                .in("restart pending on orders-db#2, orders-db#3"),
                        FieldDiff.of("config.work_mem", "64MB", "16MB", Effect.RELOAD)
                                .asDrift("ALTER SYSTEM in postgresql.auto.conf of orders-db#2"),
                        FieldDiff.of("machine.cpus", "4", "2", Effect.RESTART)
                                .asDrift("machine d890", Optional.of("2026-11-23T03:16:15Z")),
                        FieldDiff.of("config.log_statement", "all", null, Effect.RELOAD)
                                .from(Origin.DEFAULT)
                                .in("the shared store")),
                List.of(
                        new PlatformStep.ExtendVolume(node(1), Size.ofGigabytes(20)),
                        new NodeStep.UpdateMachine(node(2), setup(), NodeStep.Part.STANDBY),
                        new NodeStep.AwaitRole(node(2), NodeRole.REPLICA),
                        new KnobStep.UpdateKnobs(CLUSTER, knobs),
                        new KnobStep.ApplyKnobs(node(2), knobs, List.of("work_mem")),
                        new NodeStep.RestartNode(node(2), NodeStep.Part.STANDBY),
                        new NodeStep.RestartNode(node(3), NodeStep.Part.STANDBY),
                        new NodeStep.StopWrites(node(1)),
                        new NodeStep.AwaitCaughtUp(node(2), node(1)),
                        new NodeStep.Promote(node(2)),
                        new NodeStep.RestartNode(node(1), NodeStep.Part.PRIMARY)),
                List.of(),
                true,
                List.of(new Unbroken(7, 3, List.of(new NodeStep.AllowWrites(node(1))))));
    }

    private static NodeStep.NodeSetup setup() {
        return new NodeStep.NodeSetup(AMS, MACHINE, "flyio/postgres-flex:17.6", AMS, Optional.empty());
    }

    private static ExtensionSpec extension(String name) {
        return new ExtensionSpec(name, Optional.empty(), Optional.empty());
    }
}
