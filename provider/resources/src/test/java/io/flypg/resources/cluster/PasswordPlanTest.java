package io.flypg.resources.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.NodeName;
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
import io.flypg.engine.plan.Irreversible;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.PasswordStep;
import io.flypg.engine.plan.Unbroken;
import io.flypg.engine.resource.Observation;
import io.flypg.resources.live.NextPasswords;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In which order nodes get new passwords, and when none does. */
class PasswordPlanTest {
    private static final String CLUSTER = "orders-db";

    @Test
    void the_primary_restarts_as_soon_as_every_standby_has_heard_and_the_standbys_follow() {
        Change change = new PasswordPlan(cluster(2)).plan();

        assertThat(steps(change))
                .containsExactly(
                        "await-caught-up 2",
                        "await-caught-up 3",
                        "change-passwords 1",
                        "await-caught-up 2",
                        "await-caught-up 3",
                        "renew-secrets 1",
                        "await-role 1",
                        "renew-secrets 2",
                        "await-role 2",
                        "renew-secrets 3",
                        "await-role 3",
                        "settle-passwords orders-db");
        assertThat(change.unbroken()).containsExactly(new Unbroken(2, 5, List.of()));
        assertThat(change.impact().writeGap()).isEqualTo(Duration.ofSeconds(5));
        assertThat(Irreversible.of(change)).singleElement().asString().contains("with the old password is refused");
    }

    @Test
    void of_two_nodes_the_primary_is_fenced_while_the_other_restarts() {
        Change change = new PasswordPlan(cluster(1)).plan();

        assertThat(steps(change))
                .endsWith("renew-secrets 2", "await-role 2", "await-role 1", "settle-passwords orders-db");
        assertThat(change.impact().writeGap()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void what_was_begun_is_gone_on_with_from_where_it_is() {
        assertThat(steps(new PasswordPlan(begun(cluster(2), Set.of())).plan()))
                .as("the primary has the old ones")
                .contains("change-passwords 1", "renew-secrets 1", "renew-secrets 2", "renew-secrets 3");
        assertThat(steps(new PasswordPlan(begun(cluster(2), Set.of(1, 2))).plan()))
                .containsExactly(
                        "change-passwords 1",
                        "await-role 1",
                        "renew-secrets 3",
                        "await-role 3",
                        "settle-passwords orders-db");
        assertThat(steps(new PasswordPlan(begun(cluster(2), Set.of(1, 2, 3))).plan()))
                .containsExactly("change-passwords 1", "await-role 1", "settle-passwords orders-db");
    }

    @Test
    void a_standby_that_is_down_keeps_nobody_waiting_and_the_primary_is_fenced_while_the_other_restarts() {
        ClusterModel model = model(2);
        node(model, 3).die();

        Change change = new PasswordPlan(begun(observe(model), Set.of(1, 3))).plan();

        assertThat(steps(change))
                .containsExactly(
                        "change-passwords 1",
                        "await-role 1",
                        "renew-secrets 2",
                        "await-role 2",
                        "await-role 1",
                        "renew-secrets 3",
                        "await-role 3",
                        "settle-passwords orders-db");
        assertThat(change.steps())
                .contains(new PasswordStep.RenewSecrets(new NodeName(CLUSTER, 2), NodeStep.Part.HALF));
    }

    @Test
    void two_that_are_down_come_last_and_neither_waits_for_the_other() {
        ClusterModel model = model(4);
        node(model, 2).die();
        node(model, 3).power = Node.Power.STOPPED;

        assertThat(steps(new PasswordPlan(begun(observe(model), Set.of(1))).plan()))
                .containsSubsequence(
                        "renew-secrets 4",
                        "await-role 4",
                        "await-role 1",
                        "renew-secrets 5",
                        "await-role 5",
                        "await-role 1",
                        "renew-secrets 2",
                        "renew-secrets 3",
                        "await-role 2",
                        "await-role 3",
                        "settle-passwords orders-db");
    }

    @Test
    void standbys_come_before_readers_and_readers_before_who_is_out_of_order() {
        ClusterModel model = model(spec(2, 2));
        node(model, 2).die();
        node(model, 4).streams = false;

        List<String> renewals = steps(new PasswordPlan(begun(observe(model), Set.of(1, 4))).plan()).stream()
                .filter(step -> step.startsWith("renew-secrets"))
                .toList();

        assertThat(renewals)
                .containsExactly("renew-secrets 3", "renew-secrets 5", "renew-secrets 2", "renew-secrets 4");
    }

    @Test
    void a_far_reader_is_close_behind_before_and_no_write_waits_for_it() {
        Change change = new PasswordPlan(observe(model(spec(1, 1)))).plan();

        Unbroken together = change.unbroken().getFirst();
        assertThat(steps(change).subList(0, together.from())).containsExactly("await-caught-up 2", "await-caught-up 3");
        assertThat(steps(change).subList(together.from(), together.from() + together.count()))
                .containsExactly("change-passwords 1", "await-caught-up 2", "renew-secrets 1", "await-role 1");
    }

    @Test
    void nothing_goes_on_while_writes_are_stopped_and_an_apply_allows_them_first() {
        ClusterModel model = model(2);
        node(model, 1).overrides.put("default_transaction_read_only", "on");
        Cluster begun = begun(observe(model), Set.of(1));

        assertThat(new PasswordPlan(begun).plan().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.summary()).isEqualTo("Writes are stopped"));
        assertThat(steps(new UpdatePlan(spec(2), begun).plan())).startsWith("allow-writes 1", "change-passwords 1");
    }

    @Test
    void any_plan_of_the_cluster_goes_on_before_it_does_anything_else() {
        ClusterModel model = model(2);
        node(model, 3).power = Node.Power.STOPPED;

        Change change = new UpdatePlan(spec(2), begun(observe(model), Set.of(1, 2))).plan();

        assertThat(steps(change)).first().isEqualTo("change-passwords 1");
        assertThat(steps(change)).contains("renew-secrets 3").doesNotContain("start 3");
        assertThat(change.isPartial()).isTrue();
    }

    @Test
    void nobody_becomes_primary_meanwhile() {
        Change change = new SwitchoverPlan(begun(cluster(2), Set.of(1))).plan(Optional.empty());

        assertThat(change).isInstanceOf(Change.Blocked.class);
        assertThat(change.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.summary()).isEqualTo("Passwords are half changed");
            assertThat(problem.detail()).contains("1 of 3 nodes");
        });
    }

    static Stream<Arguments> unsound() {
        return Stream.of(
                unsound("No primary", "nobody to tell", model -> node(model, 1).die()),
                unsound(
                        "Node out of order",
                        "node 2 is down",
                        model -> node(model, 2).die()),
                unsound(
                        "Node out of order",
                        "node 2 is down: stopped",
                        model -> node(model, 2).power = Node.Power.STOPPED),
                unsound("Node out of order", "node 3 cannot be seen", model -> node(model, 3).outOfSight = true),
                unsound("Node out of order", "does not stream", model -> node(model, 3).streams = false),
                unsound(
                        "Settings wait for a restart",
                        "in which order",
                        model -> node(model, 3).overrides.put("max_connections", "999")),
                unsound(
                        "Writes are stopped",
                        "a switchover that was cut off",
                        model -> node(model, 1).overrides.put("default_transaction_read_only", "on")),
                unsound("No nodes of ours", "bears the marks", model -> model.nodes.clear()));
    }

    private static Arguments unsound(String summary, String said, Consumer<ClusterModel> breaking) {
        return Arguments.of(summary, said, breaking);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("unsound")
    void nothing_begins_on_a_cluster_that_is_not_sound(String summary, String said, Consumer<ClusterModel> breaking) {
        ClusterModel model = model(2);
        breaking.accept(model);

        Change change = new PasswordPlan(observe(model)).plan();

        assertThat(change).isInstanceOf(Change.Blocked.class);
        assertThat(change.steps()).isEmpty();
        assertThat(change.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.summary()).isEqualTo(summary);
            assertThat(problem.detail()).contains(said);
        });
    }

    private static List<String> steps(Change change) {
        return change.steps().stream()
                .map(step -> step.kind() + " " + step.subject().replace(CLUSTER + "#", ""))
                .toList();
    }

    /** With passwords that are being changed, and these nodes running with the new ones. */
    private static Cluster begun(Cluster cluster, Set<Integer> renewed) {
        Set<String> secrets = new TreeSet<>(cluster.secrets());
        secrets.add(NextPasswords.SECRET);
        return new Cluster(
                cluster.name(),
                cluster.owner(),
                cluster.address(),
                secrets,
                cluster.nodes(),
                cluster.foreign(),
                new Leftovers(
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        Optional.empty(),
                        renewed.stream()
                                .map(ordinal -> new NodeName(CLUSTER, ordinal))
                                .toList()),
                cluster.ghosts(),
                cluster.storing(),
                cluster.kept(),
                cluster.isProtected());
    }

    private static Cluster cluster(int replicas) {
        return observe(model(replicas));
    }

    private static Cluster observe(ClusterModel model) {
        return ((Observation.Present<Cluster>) model.observe()).value();
    }

    private static NodeModel node(ClusterModel model, int ordinal) {
        return Optional.ofNullable(model.nodes.get(new NodeName(CLUSTER, ordinal)))
                .orElseThrow();
    }

    private static ClusterModel model(int replicas) {
        return model(spec(replicas));
    }

    private static ClusterModel model(ClusterSpec spec) {
        ClusterModel model = new ClusterModel(CLUSTER);
        ClusterPlanPropertiesTest.reach(spec, model);
        return model;
    }

    private static ClusterSpec spec(int replicas) {
        return spec(replicas, 0);
    }

    private static ClusterSpec spec(int replicas, int readers) {
        return new ClusterSpec(
                CLUSTER,
                new Region("ams"),
                PostgresVersion.parse("17"),
                Optional.empty(),
                replicas,
                replicas == 1,
                readers == 0
                        ? List.of()
                        : List.of(new ReadReplicasSpec(new Region("syd"), readers, Optional.empty(), Optional.empty())),
                new MachineSpec(2, Size.ofGigabytes(2), CpuKind.SHARED),
                new VolumeSpec(Size.ofGigabytes(10), Duration.ofDays(5), Optional.empty(), true, false),
                List.of(),
                new Config(new TreeMap<>()),
                Optional.empty(),
                false);
    }
}
