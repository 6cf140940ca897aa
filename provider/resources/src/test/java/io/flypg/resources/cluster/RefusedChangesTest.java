package io.flypg.resources.cluster;

import static io.flypg.resources.cluster.ClusterPlanPropertiesTest.plan;
import static io.flypg.resources.cluster.ClusterPlanPropertiesTest.reach;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.resource.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not done to a cluster: each refusal, with what it says, and not one step. */
class RefusedChangesTest {
    private static final VolumeSpec VOLUME = volume(10, true, false);
    private static final List<ReadReplicasSpec> ONE_READER = readers(1);

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("Major versions need a new cluster", "cannot read the files of 17", change("18", VOLUME)),
                Arguments.of("Volume cannot shrink", "has 10 GB and", change("17", volume(5, true, false))),
                Arguments.of("Encryption is fixed", "when it is made", change("17", volume(10, false, false))),
                Arguments.of("Data does not fit", "holds 7 GB, and of 5 GB", change("17", volume(5, true, true))),
                Arguments.of("Data does not fit", "holds 7 GB, and of 5 GB", leaving(volume(5, true, false))),
                Arguments.of(
                        "Too many nodes at once",
                        "12 nodes would be there",
                        spec("fra", "17", 2, readers(6), VOLUME, Map.of())));
    }

    private static ClusterSpec change(String postgres, VolumeSpec volume) {
        return spec("ams", postgres, 2, ONE_READER, volume, Map.of());
    }

    /** One node more, and those that are there stay as they are. */
    private static ClusterSpec leaving(VolumeSpec volume) {
        return Any.leavingSizes(spec("ams", "17", 3, ONE_READER, volume, Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_change_that_cannot_be_made_is_refused_whole(String summary, String said, ClusterSpec wanted) {
        ClusterModel model = cluster(2);
        model.nodes.values().forEach(node -> node.used = Optional.of(Size.ofGigabytes(7)));

        Change change = plan(wanted, model);

        assertRefused(change, summary, said);
    }

    static Stream<Arguments> switchovers() {
        return Stream.of(
                Arguments.of("No primary", "nobody to take over from", broken(node -> node.die(), 1), ""),
                Arguments.of(
                        "No such node", "it has 1 (machine-1, ams), 2 (machine-2, ams)", broken(node -> {}, 2), "9"),
                Arguments.of("Not a candidate", "node 4 is in syd", broken(node -> {}, 2), "4"),
                Arguments.of("Node out of order", "node 2 is down", broken(node -> node.die(), 2), "3"),
                Arguments.of("Node out of order", "node 3 is down", broken(node -> node.die(), 3), "machine-3"),
                Arguments.of(
                        "Node out of order", "does not stream", broken(node -> node.streams = false, 2), "orders-db#3"),
                Arguments.of(
                        "Settings wait for a restart",
                        "in which order",
                        broken(node -> node.overrides.put("max_connections", "999"), 3),
                        "2"));
    }

    /** A node is named by its number, and what happens to it. */
    private static Consumer<ClusterModel> broken(Consumer<NodeModel> how, int ordinal) {
        return model -> model.nodes.values().stream()
                .filter(node -> node.name.ordinal() == ordinal)
                .forEach(how);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("switchovers")
    void a_switchover_that_is_not_safe_is_refused(
            String summary, String said, Consumer<ClusterModel> breaking, String to) {
        ClusterModel model = cluster(2);
        breaking.accept(model);

        assertRefused(switchover(model, to), summary, said);
    }

    @Test
    void two_nodes_do_not_switch_over() {
        assertRefused(switchover(cluster(1), ""), "Too few nodes for a switchover", "stay fenced");
    }

    @Test
    void a_cluster_of_somebody_else_is_taken_over_before_it_is_switched_over() {
        ClusterModel model = new ClusterModel("orders-db");
        model.hasApp = true;

        assertRefused(switchover(model, ""), "No nodes of ours", "bears the marks");
    }

    private static Change switchover(ClusterModel model, String to) {
        Cluster cluster = ((Observation.Present<Cluster>) model.observe()).value();
        return new SwitchoverPlan(cluster).plan(Optional.of(to).filter(word -> !word.isEmpty()));
    }

    private static void assertRefused(Change change, String summary, String said) {
        assertThat(change).isInstanceOf(Change.Blocked.class);
        assertThat(change.steps()).isEmpty();
        assertThat(change.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.summary()).isEqualTo(summary);
            assertThat(problem.detail()).contains(said);
            assertThat(problem.hint()).isNotBlank();
        });
    }

    private static ClusterModel cluster(int replicas) {
        ClusterModel model = new ClusterModel("orders-db");
        reach(spec("ams", "17", replicas, ONE_READER, VOLUME, Map.of("max_connections", "200")), model);
        return model;
    }

    private static ClusterSpec spec(
            String region,
            String postgres,
            int replicas,
            List<ReadReplicasSpec> readers,
            VolumeSpec volume,
            Map<String, String> knobs) {
        TreeMap<String, KnobValue> values = new TreeMap<>();
        knobs.forEach((name, value) -> values.put(name, new KnobValue(NodeModel.knob(name), value)));
        return new ClusterSpec(
                "orders-db",
                new Region(region),
                PostgresVersion.parse(postgres),
                Optional.empty(),
                replicas,
                replicas == 1,
                readers,
                new MachineSpec(2, Size.ofGigabytes(2), CpuKind.SHARED),
                volume,
                List.of(),
                new Config(values),
                Optional.empty(),
                false);
    }

    private static VolumeSpec volume(int gigabytes, boolean encrypted, boolean shrinkByReplacement) {
        return new VolumeSpec(
                Size.ofGigabytes(gigabytes), Duration.ofDays(5), Optional.empty(), encrypted, shrinkByReplacement);
    }

    private static List<ReadReplicasSpec> readers(int count) {
        return List.of(new ReadReplicasSpec(new Region("syd"), count, Optional.empty(), Optional.empty()));
    }
}
