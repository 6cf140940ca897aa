package io.flypg.resources.cluster;

import static io.flypg.resources.cluster.ClusterPlanPropertiesTest.cutOff;
import static io.flypg.resources.cluster.ClusterPlanPropertiesTest.plan;
import static io.flypg.resources.cluster.ClusterPlanPropertiesTest.reach;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Size;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.plan.Unbroken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every plan holds to when nodes are down, the store is half read, or nobody takes writes, over random clusters. */
class RevivePlanPropertiesTest {
    static LongStream seeds() {
        return ClusterPlanPropertiesTest.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_store_that_was_cut_off_is_mended_whoever_restarts_meanwhile_and_whatever_is_declared_then(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.cluster(Size.ofGigabytes(10));
        reach(first, model);
        ClusterSpec second = with(any.cluster(first.volume().size()), first.volume());
        cutOff(second, model, any);

        aStandby(model, any).ifPresent(model::boot);

        reach(any.number(2) == 0 ? first : second, model);
        assertThat(model.nodes.values()).allMatch(NodeModel::runs);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_primary_that_restarts_before_its_standbys_does_not_leave_them_behind_for_ever(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.cluster(Size.ofGigabytes(10));
        reach(first, model);
        ClusterSpec second = with(any.cluster(first.volume().size()), first.volume());
        cutOff(second, model, any);

        rebootPrimary(model);

        reach(any.number(2) == 0 ? first : second, model);
        assertThat(model.nodes.values()).allMatch(node -> node.runs() && !node.paused);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_somebody_put_into_the_store_takes_no_standby_down(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        reach(any.cluster(Size.ofGigabytes(10)), model);
        any.cluster(Size.ofGigabytes(10))
                .config()
                .knobs()
                .forEach((name, value) -> model.shared.put(name, value.setting()));
        model.nodes.values().forEach(node -> node.reload(model.shared));

        reach(with(any.cluster(Size.ofGigabytes(10)), largest(model)), model);

        assertThat(model.nodes.values()).allMatch(NodeModel::runs);
    }

    /** Whatever restarts a primary, its standbys meet in its log what it has then. */
    private static void rebootPrimary(ClusterModel model) {
        List<NodeModel> running =
                model.nodes.values().stream().filter(NodeModel::runs).toList();
        running.stream().filter(node -> node.role == NodeRole.PRIMARY).forEach(primary -> {
            model.boot(primary);
            running.stream().filter(node -> node.hasLessThan(primary)).forEach(node -> node.paused = true);
        });
    }

    private static VolumeSpec largest(ClusterModel model) {
        Size size = model.nodes.values().stream()
                .map(node -> node.volume)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new VolumeSpec(size, Duration.ofDays(5), Optional.empty(), true, false);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_standby_that_a_setting_keeps_down_comes_back_when_another_is_declared(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = with(any.cluster(Size.ofGigabytes(10)), "work_mem", "88888");
        reach(first, model);
        aStandby(model, any).ifPresent(standby -> {
            model.deadly = node -> node.number("work_mem") == 88_888;
            model.boot(standby);

            reach(with(any.cluster(first.volume().size()), "work_mem", "4096"), model);
            assertThat(model.nodes.values()).allMatch(NodeModel::runs);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_node_that_its_size_keeps_down_comes_back_when_a_bigger_one_is_declared(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.cluster(Size.ofGigabytes(10));
        reach(first, model);
        model.deadly = node -> node.setup.machine().memory().compareTo(Size.ofGigabytes(8)) < 0;
        List<NodeModel> nodes = List.copyOf(model.nodes.values());
        model.boot(nodes.get(any.number(nodes.size())));

        MachineSpec bigger = new MachineSpec(2, Size.ofGigabytes(8), CpuKind.SHARED);
        reach(with(first, bigger), model);
        assertThat(model.nodes.values()).allMatch(NodeModel::runs);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_node_that_is_down_and_not_declared_any_more_goes_without_being_brought_back(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.cluster(Size.ofGigabytes(10));
        reach(first, model);
        model.deadly = _ -> true;
        Optional<NodeModel> reader = model.nodes.values().stream()
                .filter(node -> !node.group.equals(Layout.PRIMARY))
                .findFirst();
        reader.ifPresent(node -> {
            model.boot(node);
            Change change = plan(withoutReaders(first), model);
            assertThat(change.steps()).contains(new NodeStep.RetireNode(node.name, false));
            assertThat(change.steps()).noneMatch(NodeStep.ReviveNode.class::isInstance);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void standbys_come_back_one_after_the_other_beside_their_primary(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec spec = any.cluster(Size.ofGigabytes(10));
        reach(spec, model);
        List<Step> expected = new ArrayList<>();
        for (NodeModel node : model.nodes.values()) {
            if (node.role == NodeRole.REPLICA) {
                node.die();
                expected.add(new NodeStep.ReviveNode(node.name, false));
                expected.add(new NodeStep.AwaitRole(node.name, NodeRole.REPLICA));
            }
        }

        assertThat(plan(spec, model).steps()).isEqualTo(expected);
        reach(spec, model);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_seems_dead_is_not_restarted_while_another_node_cannot_be_seen(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec spec = any.cluster(Size.ofGigabytes(10));
        reach(spec, model);
        aStandby(model, any).ifPresent(standby -> {
            standby.outOfSight = true;
            model.nodes.values().stream()
                    .filter(node -> node.role == NodeRole.PRIMARY)
                    .forEach(NodeModel::die);

            Change change = plan(spec, model);
            assertThat(change.steps()).isEmpty();
            assertThat(change.problems()).extracting("summary").contains("Cannot be observed");
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void while_nobody_takes_writes_a_run_does_not_end_and_its_way_back_is_right(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.cluster(Size.ofGigabytes(10));
        reach(first, model);
        ClusterSpec second = any.cluster(first.volume().size());

        List<Unbroken> together = plan(second, model).unbroken();
        List<Step> steps = plan(second, model).steps();
        steps.stream()
                .filter(step -> step instanceof NodeStep.StopWrites || step instanceof NodeStep.Promote)
                .forEach(step -> assertThat(together)
                        .as("unbroken at " + step)
                        .anyMatch(unbroken -> unbroken.has(steps.indexOf(step))));
        together.stream().findFirst().ifPresent(unbroken -> {
            int failing = unbroken.from() + any.number(unbroken.count());
            steps.subList(0, failing).forEach(model::run);
            unbroken.back().forEach(model::run);
            assertThat(model.nodes.values())
                    .filteredOn(node -> node.role == NodeRole.PRIMARY)
                    .singleElement()
                    .satisfies(node -> assertThat(node.overrides).doesNotContainKey("default_transaction_read_only"));
            model.killed();
            reach(second, model);
        });
    }

    private static Optional<NodeModel> aStandby(ClusterModel model, Any any) {
        List<NodeModel> standbys = model.nodes.values().stream()
                .filter(node -> node.role == NodeRole.REPLICA && node.runs())
                .toList();
        return standbys.isEmpty() ? Optional.empty() : Optional.of(standbys.get(any.number(standbys.size())));
    }

    private static ClusterSpec with(ClusterSpec spec, VolumeSpec volume) {
        return with(spec, spec.machine(), volume, spec.readReplicas(), spec.config());
    }

    /** On all nodes, the readers too. */
    private static ClusterSpec with(ClusterSpec spec, MachineSpec machine) {
        List<ReadReplicasSpec> readers = spec.readReplicas().stream()
                .map(reader ->
                        new ReadReplicasSpec(reader.region(), reader.count(), Optional.empty(), Optional.empty()))
                .toList();
        return with(spec, machine, spec.volume(), readers, spec.config());
    }

    private static ClusterSpec with(ClusterSpec spec, String knob, String setting) {
        TreeMap<String, KnobValue> knobs = new TreeMap<>(spec.config().knobs());
        knobs.put(knob, new KnobValue(NodeModel.knob(knob), setting));
        return with(spec, spec.machine(), spec.volume(), spec.readReplicas(), new Config(knobs));
    }

    private static ClusterSpec withoutReaders(ClusterSpec spec) {
        return with(spec, spec.machine(), spec.volume(), List.of(), spec.config());
    }

    private static ClusterSpec with(
            ClusterSpec spec, MachineSpec machine, VolumeSpec volume, List<ReadReplicasSpec> readers, Config config) {
        return new ClusterSpec(
                spec.name(),
                spec.region(),
                spec.postgres(),
                spec.image(),
                spec.replicas(),
                spec.allowTwoNodes(),
                readers,
                machine,
                volume,
                List.of(),
                config,
                spec.restoreFrom(),
                spec.protect());
    }
}
