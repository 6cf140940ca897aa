package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.NodeName;
import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.NodeStep.Part;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.resource.Platform;
import io.flypg.local.fault.Effect;
import io.flypg.local.fault.Fault;
import io.flypg.local.rest.ServedRequest;
import io.flypg.resources.cluster.Cluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A step reads again what it relies on: who is primary, how many are up, who holds the lock. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class StaleStepsTest {
    private static final String CLUSTER = "orders-db";

    private final Shop shop = Shop.single().withReplicas(2);
    private Fixture fixture;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = Fixture.in(folder);
        fixture.reach(shop);
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void a_node_that_became_the_primary_is_not_restarted_as_a_standby() {
        NodeName primary = primary();
        assertStale(new NodeStep.RestartNode(primary, Part.STANDBY), "is the primary now");
        assertStale(new NodeStep.UpdateMachine(primary, setup(primary), Part.STANDBY), "is the primary now");
    }

    @Test
    void a_node_that_is_the_primary_no_more_is_not_restarted_as_such() {
        NodeName standby = standbys().getFirst();
        assertStale(new NodeStep.RestartNode(standby, Part.PRIMARY), "is not the primary any more");
        assertStale(new NodeStep.UpdateMachine(standby, setup(standby), Part.PRIMARY), "is not the primary any more");
    }

    @Test
    void what_came_into_a_cluster_since_the_plan_is_seen_under_the_lock() throws Exception {
        Shop more = shop.with(
                new RoleSpec(CLUSTER, "reporting", true, List.of(), List.of(), Optional.empty(), Config.EMPTY));
        Plan plan = fixture.plan(more);
        fixture.hand().operatorOf(CLUSTER).run("CREATE ROLE reporting");

        Outcome outcome = new Applier(fixture.platform, _ -> {}, System::nanoTime).apply(plan, more.definition());

        assertThat(outcome.has(Failure.Kind.STALE)).isTrue();
        assertThat(outcome.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.subject()).isEqualTo("role.orders-db/reporting");
            assertThat(problem.detail()).contains("it is there now");
        });
        fixture.hand().operatorOf(CLUSTER).run("DROP ROLE reporting");
    }

    @Test
    void a_secret_that_somebody_put_in_the_place_of_ours_stays() {
        Step remove = new PlatformStep.RemoveAppSecret(CLUSTER, "DATABASE_URL");
        fixture.hand().setSecret(CLUSTER, "DATABASE_URL", "postgres://somebody:else@db.example.com:5432/orders");
        run(remove);
        assertThat(fixture.hand().secretIfThere(CLUSTER, "DATABASE_URL")).isPresent();

        fixture.hand().setSecret(CLUSTER, "DATABASE_URL", "postgres://orders_db_a:old@db.example.com:5432/orders");
        run(remove);
        assertThat(fixture.hand().secretIfThere(CLUSTER, "DATABASE_URL")).isEmpty();
    }

    @Test
    void nobody_waits_for_a_role_that_another_node_has() {
        assertStale(new NodeStep.AwaitRole(primary(), NodeRole.REPLICA), "is the primary now");
        assertStale(new NodeStep.AwaitRole(standbys().getFirst(), NodeRole.PRIMARY), "is a standby now");
    }

    @Test
    void with_one_standby_down_the_other_is_neither_restarted_nor_retired() {
        NodeName down = standbys().getFirst();
        NodeName other = standbys().getLast();
        fixture.hand().stop(CLUSTER, down.ordinal());

        assertStale(new NodeStep.RestartNode(other, Part.STANDBY), "1 of 2 answer");
        assertStale(new NodeStep.RetireNode(other, false), "1 of 2 answer");

        assertThat(fixture.hand().nodes(CLUSTER)).hasSize(3);
        fixture.reach(shop);
    }

    @Test
    void a_node_that_is_back_is_not_restarted() {
        NodeName standby = standbys().getFirst();
        assertThat(fixture.callsOf(() -> run(new NodeStep.ReviveNode(standby, false))))
                .noneMatch(ServedRequest::changes);
    }

    @Test
    void a_plan_that_another_run_overtook_is_made_anew_and_done() {
        Shop changed = shop.withKnob("max_connections", "350");
        Plan plan = fixture.plan(changed);
        NodeName before = primary();
        Fixture other = fixture.another();
        other.reach(shop.withKnob("max_worker_processes", "12"));
        other.leave();
        assertThat(primary()).isNotEqualTo(before);

        Outcome outcome = fixture.apply(changed, plan);

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.isSuccess()).isTrue();
        fixture.assertNothingToDo(changed);
        fixture.reach(shop);
    }

    @Test
    void a_lock_that_ran_out_for_a_while_is_lost_for_the_run_also_when_it_is_had_again() {
        Step step = new NodeStep.SetProtection(primary(), true);
        try (Platform.Lock lock = fixture.platform.lock(CLUSTER, _ -> {})) {
            run(step);
            Fault fault = fixture.local
                    .faults()
                    .add(Fault.on("POST", "/v1/apps/*/machines/*/lease", new Effect.Refuse(503, "{\"error\":\"no\"}")));
            Hand.eventually(() -> isStale(step));
            fixture.local.faults().remove(fault);
            assertStale(step, "ran out");
            run(new NodeStep.AllowWrites(primary()));
            assertThat(lock).isNotNull();
        }
        run(step);
    }

    private boolean isStale(Step step) {
        try {
            run(step);
            return false;
        } catch (Failure failure) {
            return failure.kind() == Failure.Kind.STALE;
        }
    }

    private void assertStale(Step step, String because) {
        ThrowingCallable work = () -> run(step);
        List<ServedRequest> calls = fixture.callsOf(() -> assertThatThrownBy(work)
                .as(step.toString())
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.STALE);
                    assertThat(failure.problems().getFirst().detail()).contains(because);
                }));
        assertThat(calls)
                .filteredOn(ServedRequest::changes)
                .allMatch(call -> call.path().endsWith("/lease"));
    }

    private void run(Step step) {
        fixture.platform.run(step, shop.definition(), _ -> {});
    }

    private NodeStep.NodeSetup setup(NodeName node) {
        return fixture.platform
                .observe(shop.definition(), CLUSTER)
                .present(Address.cluster(CLUSTER), Cluster.class)
                .flatMap(cluster -> cluster.node(node))
                .orElseThrow()
                .setup();
    }

    private NodeName primary() {
        return new NodeName(CLUSTER, fixture.hand().primary(CLUSTER));
    }

    private List<NodeName> standbys() {
        return List.of(1, 2, 3).stream()
                .map(ordinal -> new NodeName(CLUSTER, ordinal))
                .filter(node -> !node.equals(primary()))
                .toList();
    }
}
