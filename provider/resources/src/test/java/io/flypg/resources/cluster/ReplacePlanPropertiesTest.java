package io.flypg.resources.cluster;

import static io.flypg.resources.cluster.ClusterPlanPropertiesTest.cutOff;
import static io.flypg.resources.cluster.ClusterPlanPropertiesTest.plan;
import static io.flypg.resources.cluster.ClusterPlanPropertiesTest.reach;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every plan holds to that puts new nodes into the place of others, or leaves them as they are, over random clusters. */
class ReplacePlanPropertiesTest {
    static LongStream seeds() {
        return ClusterPlanPropertiesTest.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void new_nodes_take_the_place_of_those_that_are_elsewhere_or_have_too_much(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.movable();
        reach(first, model);
        for (int moves = 0; moves < 3; moves++) {
            ClusterSpec next = any.movable();
            if (any.number(3) > 0) {
                cutOff(next, model, any);
            }
            reach(next, model);
            assertThat(model.nodes.values())
                    .filteredOn(node -> node.group.equals(Layout.PRIMARY))
                    .hasSize(1 + next.replicas())
                    .allMatch(node -> node.setup.region().equals(next.region())
                            && node.volume.equals(next.volume().size()));
            assertThat(model.nodes.values())
                    .allMatch(node -> node.setup.primaryRegion().equals(next.region()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void who_changes_his_mind_in_the_middle_gets_what_he_wants_last(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.movable();
        reach(first, model);
        for (int times = 0; times < 3; times++) {
            cutOff(any.number(2) == 0 ? first : any.movable(first.config()), model, any);
        }
        ClusterSpec last = any.movable(first.config());
        Stream.of(last, first)
                .filter(spec -> !(plan(spec, model) instanceof Change.Blocked))
                .findFirst()
                .ifPresent(spec -> reach(spec, model));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void while_others_take_their_place_no_more_than_one_node_is_missing(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.movable();
        reach(first, model);
        ClusterSpec next = any.movable();
        int always = Math.max(1, Math.min(first.replicas(), next.replicas()));
        List<Step> steps = plan(next, model).steps();
        Set<NodeName> leaving = steps.stream()
                .filter(NodeStep.RetireNode.class::isInstance)
                .map(step -> ((NodeStep.RetireNode) step).node())
                .collect(Collectors.toSet());
        steps.forEach(step -> {
            if (step instanceof NodeStep.RetireNode) {
                assertThat(model.nodes.values())
                        .as("a copy goes only when all that stay follow the primary")
                        .allMatch(node -> node.streams || leaving.contains(node.name));
            }
            model.run(step);
            assertThat(model.candidates()).as("after " + step).isGreaterThanOrEqualTo(always);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_primary_that_others_take_the_place_of_is_not_restarted_for_settings_before(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        ClusterSpec first = any.movable();
        reach(first, model);
        ClusterSpec next = any.movable();
        boolean isReplaced = model.nodes.values().stream()
                .filter(node -> node.role == NodeRole.PRIMARY)
                .anyMatch(node -> new Layout(next).isOutdated(node.observe()));
        boolean grows = next.machine().memory().compareTo(first.machine().memory()) > 0;

        boolean brings = next.config().knobs().containsKey("pg_stat_statements.max");

        if (isReplaced && !grows && !brings) {
            assertThat(plan(next, model).steps())
                    .filteredOn(NodeStep.StopWrites.class::isInstance)
                    .hasSize(1);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_is_unmanaged_stays_on_the_nodes_that_are_there_and_new_ones_are_as_declared(long seed) {
        Any any = new Any(seed);
        ClusterModel model = new ClusterModel("orders-db");
        reach(any.cluster(Size.ofGigabytes(10)), model);
        Map<String, List<Object>> before = sizes(model);
        ClusterSpec spec = Any.leavingSizes(any.cluster(Size.ofGigabytes(1)));

        cutOff(spec, model, any);
        reach(spec, model);

        Layout layout = new Layout(spec);
        sizes(model).forEach((volume, size) -> {
            NodeModel node = model.nodes.values().stream()
                    .filter(there -> there.volumeId.equals(volume))
                    .findFirst()
                    .orElseThrow();
            Layout.Group group = layout.group(node.group).orElseThrow();
            assertThat(size)
                    .isEqualTo(before.getOrDefault(
                            volume, List.of(group.machine(), group.volume().size())));
        });
    }

    /** Of each node, by its volume: another node may get its number. */
    private static Map<String, List<Object>> sizes(ClusterModel model) {
        return model.nodes.values().stream()
                .collect(Collectors.toMap(node -> node.volumeId, node -> List.of(node.setup.machine(), node.volume)));
    }
}
