package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.apply.Outcome;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.Machines;
import io.flypg.fly.machine.Mount;
import io.flypg.fly.machine.NewMachine;
import io.flypg.fly.volume.NewVolume;
import io.flypg.local.fault.Effect;
import io.flypg.local.fault.Fault;
import io.flypg.resources.live.Marks;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs that were cut off left half made, or made twice: the next one sees it, and it is in nobody's way afterwards. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class HalfMadeTest {
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
        return shop.named("half-" + ++number, "orders-api").ofProject("project-" + number);
    }

    @Test
    void a_machine_that_does_not_bear_its_own_id_yet_gets_it() {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        Machine machine = fixture.hand().machine(shop.name(), 1);
        machines(shop).metadata(machine.id()).remove(Marks.SELF);

        fixture.reach(shop);

        assertThat(fixture.hand().machine(shop.name(), 1).metadata()).containsEntry(Marks.SELF, machine.id());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_volume_that_a_machine_was_just_made_on_loses_the_sign_of_one_that_waits_for_it(int ordinal) {
        Shop shop = next(Shop.single().withReplicas(2));
        Fault fault = fixture.local
                .faults()
                .add(Fault.on(
                                "PUT",
                                "/v1/apps/" + shop.name() + "/volumes/*",
                                new Effect.Refuse(422, "{\"error\":\"no\"}"))
                        .nth(ordinal));
        try {
            assertThat(fixture.apply(shop).isSuccess()).isFalse();
        } finally {
            fixture.local.faults().remove(fault);
        }

        fixture.reach(shop);

        assertThat(fixture.hand().volumes(shop.name())).hasSize(3).allSatisfy(volume -> {
            assertThat(volume.autoBackup()).isTrue();
            assertThat(volume.snapshotRetentionDays()).isEqualTo(5);
        });
    }

    @Test
    void of_two_machines_for_one_node_none_is_touched() {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        Machine machine = fixture.hand().machine(shop.name(), 1);
        machines(shop).metadata(machine.id()).remove(Marks.SELF);
        Machine clone = cloneOf(shop, fixture.hand().machine(shop.name(), 1));

        Plan plan = fixture.plan(shop.withReplicas(2));

        assertThat(plan.isRefused()).isTrue();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.refusals())
                .extracting(Problem::detail)
                .anySatisfy(detail -> assertThat(detail).contains(machine.id(), clone.id()));
    }

    private Machine cloneOf(Shop shop, Machine machine) {
        String volume = fixture.live
                .fly()
                .volumes(shop.name())
                .create(NewVolume.of("pg_data", machine.region(), 2))
                .id();
        return machines(shop)
                .create(NewMachine.of(machine.config().withMount(Mount.of(volume, "/data")), machine.region())
                        .notLaunched())
                .machine();
    }

    @Test
    void a_new_node_is_as_protected_as_the_definition_says() {
        Shop shop = next(Shop.single());
        fixture.reach(shop);

        fixture.reach(shop.withReplicas(2).unprotected());
    }

    @Test
    void a_retirement_that_was_begun_and_taken_back_is_forgotten() {
        Shop shop = next(Shop.single().withReplicas(2));
        fixture.reach(shop);
        String volume = fixture.hand().machine(shop.name(), 3).volumeId().orElseThrow();
        Machine primary = fixture.hand().machine(shop.name(), fixture.hand().primary(shop.name()));
        machines(shop).metadata(primary.id()).set(Marks.RETIRING, volume);
        fixture.reach(shop);

        fixture.hand().stop(shop.name(), 3);
        fixture.reach(shop);

        assertThat(fixture.hand().machine(shop.name(), 3).volumeId()).contains(volume);
    }

    @Test
    void a_run_whose_volume_another_took_finds_all_done_and_leaves_nothing() {
        Shop shop = next(Shop.single());
        AtomicBoolean overtaken = new AtomicBoolean();
        Fixture slow = fixture.another(call -> {
            boolean volumeMade = call.method().equals("POST") && call.path().endsWith(shop.name() + "/volumes");
            if (volumeMade && overtaken.compareAndSet(false, true)) {
                Fixture fast = fixture.another();
                fast.reach(shop);
                fast.leave();
            }
        });

        Outcome outcome = slow.apply(shop);
        slow.leave();

        assertThat(overtaken).isTrue();
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.isSuccess()).isTrue();
        fixture.assertNothingToDo(shop);
        assertThat(fixture.hand().nodes(shop.name())).containsExactly("1 primary");
        assertThat(fixture.hand().looseVolumes(shop.name())).isEmpty();
    }

    private Machines machines(Shop shop) {
        return fixture.live.fly().machines(shop.name());
    }
}
