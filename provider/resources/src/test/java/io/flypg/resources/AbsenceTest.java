package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Size;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.volume.NewVolume;
import io.flypg.fly.volume.Volume;
import io.flypg.fly.volume.Volumes;
import io.flypg.local.fault.Effect;
import io.flypg.local.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not there, and what may be concluded from it: only what is certainly empty is begun, taken or deleted. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class AbsenceTest {
    private Fixture fixture;
    private int number;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = Fixture.in(folder);
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private Shop next(Shop shop) {
        return shop.named("absent-" + ++number, "orders-api").ofProject("project-" + number);
    }

    @ParameterizedTest(name = "without {0}")
    @ValueSource(strings = {"SSH_CERT", "FLY_CONSUL_URL"})
    void a_cluster_that_lost_its_machine_and_a_secret_is_not_begun_anew(String secret) {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        fixture.hand().destroy(shop.name(), 1);
        fixture.hand().unsetSecret(shop.name(), secret);

        assertLost(shop);
        assertLost(shop.withVolume(Size.ofGigabytes(3)));
    }

    @Test
    void a_cluster_that_lost_its_machine_and_all_secrets_is_known_by_its_volume() {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        fixture.hand().destroy(shop.name(), 1);
        fixture.live
                .fly()
                .secrets(shop.name())
                .list()
                .forEach(secret -> fixture.hand().unsetSecret(shop.name(), secret.name()));

        assertLost(shop);
    }

    /** As another process would: it does not know which volumes this one made. */
    private void anotherRun(Shop shop) {
        Fixture run = fixture.another();
        run.reach(shop);
        run.leave();
    }

    private void assertLost(Shop shop) {
        Plan plan = fixture.plan(shop);
        assertThat(plan.isRefused()).isTrue();
        assertThat(plan.refusals()).extracting(Problem::summary).contains("Cluster has lost its machines");
        assertThat(plan.change(Address.cluster(shop.name())).steps()).isEmpty();
        assertThat(fixture.hand().volumes(shop.name())).hasSize(1);
    }

    @Test
    void a_lost_cluster_is_not_deleted_because_what_protected_it_is_lost_too() {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        fixture.hand().destroy(shop.name(), 1);

        Plan plan = fixture.plan(shop, Goal.GONE, new Limits(9));

        assertThat(plan.isRefused()).isTrue();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.refusals())
                .extracting(Problem::hint)
                .anySatisfy(hint -> assertThat(hint).contains("fly apps destroy " + shop.name()));
    }

    @Test
    void a_create_that_was_cut_off_before_there_was_a_machine_can_be_taken_back() {
        Shop shop = next(Shop.single().unprotected());
        cutOffAfterVolume(shop);

        Outcome outcome = fixture.apply(shop, Goal.GONE, new Limits(9));

        assertThat(outcome.isSuccess()).isTrue();
        assertThat(fixture.live.fly().apps().get(shop.name())).isEmpty();
    }

    @Test
    void a_create_that_was_cut_off_before_there_was_a_machine_goes_on_with_its_volume() {
        Shop shop = next(Shop.single());
        String left = cutOffAfterVolume(shop);

        anotherRun(shop);

        assertThat(fixture.hand().volumes(shop.name())).extracting(Volume::id).containsExactly(left);
    }

    @Test
    void a_volume_that_was_left_in_another_size_is_deleted() {
        Shop shop = next(Shop.single());
        cutOffAfterVolume(shop);

        anotherRun(shop.withVolume(Size.ofGigabytes(1)));

        assertThat(fixture.hand().volumes(shop.name())).singleElement().satisfies(volume -> {
            assertThat(volume.sizeGb()).isEqualTo(1);
            assertThat(volume.machineId()).isPresent();
        });
    }

    /** An apply that ends when the volume of the first node is made, and before its machine is. */
    private String cutOffAfterVolume(Shop shop) {
        refusingMachines(shop, () -> assertThat(fixture.apply(shop).isSuccess()).isFalse());
        assertThat(fixture.hand().looseVolumes(shop.name())).hasSize(1);
        return fixture.hand().looseVolumes(shop.name()).getFirst();
    }

    private void refusingMachines(Shop shop, Runnable work) {
        Fault fault = fixture.local
                .faults()
                .add(Fault.on(
                        "POST", "/v1/apps/" + shop.name() + "/machines", new Effect.Refuse(422, "{\"error\":\"no\"}")));
        try {
            work.run();
        } finally {
            fixture.local.faults().remove(fault);
        }
    }

    @Test
    void a_volume_left_in_a_living_cluster_is_deleted_when_nobody_declares_a_node_for_it() {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        refusingMachines(
                shop,
                () -> assertThat(fixture.apply(shop.withReplicas(2)).isSuccess())
                        .isFalse());
        assertThat(fixture.hand().looseVolumes(shop.name())).hasSize(1);
        assertThat(fixture.plan(shop).steps()).extracting(Step::kind).containsExactly("delete-volume");

        fixture.reach(shop);

        assertThat(fixture.hand().looseVolumes(shop.name())).isEmpty();
    }

    @Test
    void volumes_that_somebody_made_or_restored_a_moment_ago_are_neither_taken_nor_deleted_and_are_shown() {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        Volumes volumes = fixture.live.fly().volumes(shop.name());
        String used = fixture.hand().machine(shop.name(), 1).volumeId().orElseThrow();
        volumes.createSnapshot(used);
        String snapshot = volumes.snapshots(used).getFirst().id();
        List<String> theirs = Stream.of(
                        NewVolume.of("pg_data", "ams", 2),
                        NewVolume.of("pg_data", "ams", 2).fromSnapshot(snapshot))
                .map(volumes::create)
                .map(Volume::id)
                .toList();

        anotherRun(shop.withReplicas(2));

        assertThat(fixture.hand().looseVolumes(shop.name())).containsExactlyInAnyOrderElementsOf(theirs);
        assertThat(fixture.plan(shop.withReplicas(2))
                        .change(Address.cluster(shop.name()))
                        .problems())
                .extracting(Problem::detail)
                .anySatisfy(detail -> assertThat(detail).contains(theirs));
    }

    @Test
    void the_volume_of_a_destroyed_standby_is_neither_taken_nor_deleted_and_is_shown() {
        Shop shop = next(Shop.single().withReplicas(2));
        fixture.reach(shop);
        String old = fixture.hand().machine(shop.name(), 3).volumeId().orElseThrow();
        fixture.hand().destroy(shop.name(), 3);

        anotherRun(shop);

        assertThat(fixture.hand().machine(shop.name(), 3).volumeId().orElseThrow())
                .isNotEqualTo(old);
        assertThat(fixture.hand().looseVolumes(shop.name())).containsExactly(old);
        assertThat(fixture.plan(shop).change(Address.cluster(shop.name())).problems())
                .extracting(Problem::detail)
                .anySatisfy(detail -> assertThat(detail).contains(old));
    }

    @Test
    void secrets_that_nodes_have_booted_with_are_not_made_anew() {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        fixture.hand().unsetSecret(shop.name(), "FLY_CONSUL_URL");

        Plan plan = fixture.plan(shop);

        assertThat(plan.isRefused()).isTrue();
        assertThat(plan.refusals())
                .extracting(Problem::detail)
                .anySatisfy(detail -> assertThat(detail).contains("FLY_CONSUL_URL"));
    }

    @Test
    void a_missing_key_between_nodes_is_made_anew() {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        fixture.hand().unsetSecret(shop.name(), "SSH_CERT");

        fixture.reach(shop);

        assertThat(fixture.hand().secret(shop.name(), "SSH_CERT")).isNotEmpty();
    }

    @Test
    void a_region_that_does_not_answer_hides_neither_machines_nor_volumes() {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        String empty = "{\"%1$s\":[],\"next_cursor\":\"\",\"error_regions\":[\"ams\"]}";
        List<Fault> faults = List.of(
                Fault.on("GET", "/v1/orgs/*/machines", new Effect.Refuse(200, empty.formatted("machines"))),
                Fault.on("GET", "/v1/orgs/*/volumes", new Effect.Refuse(200, empty.formatted("volumes"))));
        faults.forEach(fixture.local.faults()::add);
        try {
            fixture.assertNothingToDo(shop);
            assertThat(fixture.plan(shop.withVolume(Size.ofGigabytes(3))).steps())
                    .extracting(Step::kind)
                    .containsExactly("extend-volume");
        } finally {
            faults.forEach(fixture.local.faults()::remove);
        }
    }
}
