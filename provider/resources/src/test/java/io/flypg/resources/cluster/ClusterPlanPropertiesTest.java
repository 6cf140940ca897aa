package io.flypg.resources.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every plan of a cluster holds to, over random clusters. The model asserts the order rules after each step; {@code
 * -Dproperties.seeds=100000} runs more of them.
 */
class ClusterPlanPropertiesTest {
    private static final int ROUNDS = 6;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("properties.seeds", 100));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_plan_reaches_what_is_declared_and_then_there_is_nothing_to_do(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.cluster(Size.ofGigabytes(10));
        reach(first, model);
        reach(any.cluster(first.volume().size()), model);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_plan_that_was_cut_off_anywhere_is_completed_by_the_next(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.cluster(Size.ofGigabytes(10));
        cutOff(first, model, any);
        reach(first, model);
        ClusterSpec second = any.cluster(first.volume().size());
        cutOff(second, model, any);
        reach(second, model);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_was_set_by_hand_on_a_node_is_taken_back(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec spec = any.cluster(Size.ofGigabytes(10));
        reach(spec, model);
        List<NodeModel> nodes = List.copyOf(model.nodes.values());
        NodeModel node = nodes.get(any.number(nodes.size()));
        node.overrides.put("work_mem", "77777");
        node.reload(model.shared);

        assertThat(plan(spec, model)).isInstanceOf(Change.Update.class);
        reach(spec, model);
        assertThat(node.live.get("work_mem")).isNotEqualTo("77777");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_was_set_by_hand_on_a_standby_and_came_with_a_restart_is_taken_back(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec spec = any.cluster(Size.ofGigabytes(10));
        reach(spec, model);
        model.nodes.values().stream()
                .filter(node -> node.role == NodeRole.REPLICA)
                .skip(any.number(3))
                .findFirst()
                .ifPresent(node -> {
                    String before = node.live.get("max_worker_processes");
                    node.overrides.put("max_worker_processes", "777");
                    node.boot(model.shared);
                    if (any.number(2) == 0) {
                        node.overrides.clear();
                    }
                    assertThat(plan(spec, model)).isInstanceOf(Change.Update.class);
                    reach(spec, model);
                    assertThat(node.live.get("max_worker_processes")).isEqualTo(before);
                    assertThat(model.shared).isEqualTo(node.store);
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_retirement_that_was_cut_off_is_completed(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec spec = any.cluster(Size.ofGigabytes(10));
        reach(spec, model);
        boolean destroyed = any.number(2) == 0;
        model.nodes.values().stream()
                .filter(node -> node.role == NodeRole.REPLICA)
                .reduce((_, last) -> last)
                .ifPresent(node -> model.halfRetire(node, destroyed));
        reach(spec, model);
        reach(any.cluster(spec.volume().size()), model);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_standby_that_is_out_of_order_is_waited_for_before_another_goes_down(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.cluster(Size.ofGigabytes(10));
        reach(first, model);
        model.nodes.values().stream()
                .filter(node -> node.role == NodeRole.REPLICA)
                .skip(any.number(3))
                .findFirst()
                .ifPresent(node -> node.streams = false);
        assertThat(plan(first, model)).isInstanceOf(Change.NoChange.class);
        reach(any.cluster(first.volume().size()), model);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void writes_that_a_switchover_left_stopped_are_allowed_first(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.cluster(Size.ofGigabytes(10));
        reach(first, model);
        NodeModel primary = model.nodes.values().stream()
                .filter(node -> node.role == NodeRole.PRIMARY)
                .findFirst()
                .orElseThrow();
        primary.overrides.put("default_transaction_read_only", "on");

        Change change = plan(any.cluster(first.volume().size()), model);
        assertThat(change.steps().stream()
                        .filter(step -> !(step instanceof PlatformStep) && !(step instanceof NodeStep.SetProtection))
                        .findFirst())
                .contains(new NodeStep.AllowWrites(primary.name));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void with_two_primaries_nothing_is_changed_inside(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.cluster(Size.ofGigabytes(10));
        reach(first, model);
        model.nodes.values().stream()
                .filter(node -> node.role == NodeRole.REPLICA)
                .findFirst()
                .ifPresent(node -> {
                    node.role = NodeRole.PRIMARY;
                    Change change = plan(any.cluster(first.volume().size()), model);
                    assertThat(change.steps())
                            .allMatch(step -> step instanceof PlatformStep || step instanceof NodeStep.SetProtection);
                    assertThat(change.problems()).extracting("summary").contains("No primary");
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_database_that_a_fence_left_closed_takes_writes_again(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec spec = any.cluster(Size.ofGigabytes(10));
        reach(spec, model);
        model.nodes.values().forEach(node -> node.closed.add("orders"));

        reach(any.cluster(spec.volume().size()), model);
        assertThat(model.nodes.values())
                .filteredOn(node -> node.role == NodeRole.PRIMARY)
                .allSatisfy(node -> assertThat(node.closed).isEmpty());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_is_left_of_a_cluster_is_neither_begun_anew_nor_deleted(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec spec = any.cluster(Size.ofGigabytes(10));
        reach(spec, model);
        model.loseMachines();
        model.secrets.removeIf(_ -> any.number(3) > 0);
        if (!model.secrets.isEmpty() && any.number(2) == 0) {
            model.loose.clear();
        }

        assertThat(plan(any.cluster(spec.volume().size()), model))
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.refused()).isTrue());
        assertThat(delete(spec, model)).isInstanceOf(Change.Blocked.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_volumes_that_no_machine_has_only_those_are_deleted_that_none_ever_had(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.cluster(Size.ofGigabytes(10));
        reach(first, model);
        ClusterSpec second = any.cluster(first.volume().size());
        Set<String> kept = new TreeSet<>();
        Set<LooseVolume.Content> spare = Set.of(LooseVolume.Content.BLANK, LooseVolume.Content.COPY);
        for (LooseVolume.Content content : LooseVolume.Content.values()) {
            for (ClusterSpec spec : List.of(first, second)) {
                String id = model.lose(new Region(any.number(2) == 0 ? "ams" : "syd"), spec.volume(), content);
                if (!spare.contains(content)) {
                    kept.add(id);
                }
            }
        }

        reach(second, model);

        assertThat(model.loose.keySet()).isEqualTo(kept);
        assertThat(plan(second, model).problems()).extracting("summary").contains("Volumes that no machine has");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void marks_that_were_half_set_are_completed_and_arm_nothing(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.cluster(Size.ofGigabytes(10));
        reach(first, model);
        List<NodeModel> nodes = List.copyOf(model.nodes.values());
        nodes.get(any.number(nodes.size())).claimed = false;
        model.retiring.add(nodes.get(any.number(nodes.size())).volumeId);
        nodes.get(any.number(nodes.size())).retention = Duration.ZERO;
        assertThat(plan(first, model).steps())
                .extracting(Step::kind)
                .containsOnly("mend-marks", "set-snapshot-retention");

        reach(any.cluster(first.volume().size()), model);

        assertThat(model.nodes.values()).allMatch(node -> node.claimed && !node.retention.isZero());
        assertThat(model.retiring).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_switchover_leaves_nothing_to_do_and_is_refused_where_it_would_fence(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec spec = any.cluster(Size.ofGigabytes(10));
        reach(spec, model);
        NodeModel wanted = List.copyOf(model.nodes.values()).get(any.number(model.nodes.size()));
        boolean is = wanted.role == NodeRole.PRIMARY;
        boolean can = spec.replicas() >= 2 && wanted.group.equals(Layout.PRIMARY);
        Cluster cluster = ((Observation.Present<Cluster>) model.observe()).value();

        Change change = new SwitchoverPlan(cluster).plan(Optional.of(wanted.machine));
        change.steps().forEach(model::run);

        assertThat(change.action()).isEqualTo(is ? "none" : can ? "update" : "blocked");
        assertThat(wanted.role == NodeRole.PRIMARY).isEqualTo(is || can);
        assertThat(plan(spec, model)).isInstanceOf(Change.NoChange.class);
    }

    /** One plan is enough unless it says itself that more will come. */
    static void reach(ClusterSpec spec, ClusterModel model) {
        for (int round = 0; round < ROUNDS; round++) {
            Change change = plan(spec, model);
            if (change instanceof Change.NoChange) {
                break;
            }
            assertThat(change).isNotInstanceOf(Change.Blocked.class);
            change.steps().forEach(model::run);
            if (!(change instanceof Change.Update update) || !update.partial()) {
                assertThat(plan(spec, model).fields()).isEmpty();
            }
        }
        model.timePasses();
        assertThat(plan(spec, model)).isInstanceOf(Change.NoChange.class);
        assertThat(model.loose.values()).as("nothing is left over").noneMatch(LooseVolume::isSpare);
    }

    static void cutOff(ClusterSpec spec, ClusterModel model, Any any) {
        List<Step> steps = plan(spec, model).steps();
        if (!steps.isEmpty()) {
            steps.subList(0, any.number(steps.size())).forEach(model::run);
        }
        model.killed();
    }

    static Change plan(ClusterSpec spec, ClusterModel model) {
        return new ClusterHandler().plan(spec, model.observe(), surroundings(spec));
    }

    private static Change delete(ClusterSpec spec, ClusterModel model) {
        Cluster cluster = ((Observation.Present<Cluster>) model.observe()).value();
        return new ClusterHandler().delete(spec.address(), cluster, surroundings(spec));
    }

    private static Surroundings surroundings(ClusterSpec spec) {
        Definition definition = new Definition("shop", "personal", true, List.of(spec), Map.of());
        return new Surroundings(definition, new Observations(Map.of()), Set.of());
    }
}
