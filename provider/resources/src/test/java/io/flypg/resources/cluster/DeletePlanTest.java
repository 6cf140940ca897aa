package io.flypg.resources.cluster;

import static io.flypg.resources.cluster.ClusterPlanPropertiesTest.reach;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.resource.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DeletePlanTest {
    private static final Cluster CLUSTER = AsDeclared.cluster(spec(), "shop");

    private static ClusterSpec spec() {
        return new ClusterSpec(
                "orders-db",
                new Region("ams"),
                PostgresVersion.parse("17"),
                Optional.empty(),
                2,
                false,
                List.of(new ReadReplicasSpec(new Region("syd"), 1, Optional.empty(), Optional.empty())),
                new MachineSpec(1, Size.ofGigabytes(1), CpuKind.SHARED),
                new VolumeSpec(Size.ofGigabytes(2), Duration.ofDays(5), Optional.empty(), true, false),
                List.of(),
                Config.EMPTY,
                Optional.empty(),
                false);
    }

    private static Change keeping(Cluster cluster) {
        return new DeletePlan(spec().address(), cluster).keeping();
    }

    private static List<String> steps(Change change) {
        return change.steps().stream()
                .map(step -> step.kind() + " " + step.subject())
                .toList();
    }

    @Test
    void readers_go_first_then_standbys_and_the_primary_last_without_its_volume() {
        assertThat(steps(keeping(CLUSTER)))
                .containsExactly(
                        "retire orders-db#4",
                        "retire orders-db#3",
                        "retire orders-db#2",
                        "await-role orders-db#1",
                        "shut-down orders-db#1",
                        "keep-volume orders-db#1",
                        "destroy-machine orders-db#1");
    }

    @Test
    void nothing_is_planned_while_nobody_is_known_to_have_the_newest_data() {
        Cluster headless = CLUSTER.withNode(CLUSTER.nodes().get(1));

        assertThat(headless.nodes().getFirst().role()).isEqualTo(NodeRole.REPLICA);
        assertThat(keeping(headless)).isInstanceOf(Change.Blocked.class);
    }

    @Test
    void nothing_is_planned_while_a_node_runs_that_may_have_newer_data_and_cannot_be_seen() {
        ClusterModel model = new ClusterModel("orders-db");
        reach(spec(), model);
        model.nodes.values().stream()
                .filter(node -> node.role == NodeRole.REPLICA)
                .findFirst()
                .orElseThrow()
                .outOfSight = true;

        assertThat(keeping(((Observation.Present<Cluster>) model.observe()).value()))
                .isInstanceOf(Change.Blocked.class);
    }

    @Test
    void the_note_on_what_was_kept_says_all_of_it() {
        Kept kept = new Kept("shop/dev stack", "vol_1", "vs_1", OptionalInt.of(17));
        Kept unlabelled = new Kept("shop", "vol_1", "vs_1", OptionalInt.empty());

        assertThat(Kept.parse(kept.toText())).contains(kept);
        assertThat(Kept.parse(unlabelled.toText())).contains(unlabelled);
        assertThat(Kept.parse("something else")).isEmpty();
    }
}
