package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.resource.Observation;
import io.flypg.local.fault.Effect;
import io.flypg.local.fault.Fault;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.SwitchoverPlan;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** However a change of primary goes, there is one afterwards that takes writes, and no acknowledged row is lost. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class SwitchoverTest {
    private static final String CLUSTER = "orders-db";

    private Fixture fixture;
    private Writer writer;
    private Shop shop = Shop.full();

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        fixture = Fixture.in(folder);
        fixture.reach(shop);
        writer = Writer.to(fixture.hand().app("orders-api", "DATABASE_URL"));
    }

    @AfterAll
    void stop() {
        writer.close();
        fixture.close();
    }

    /** Each takes another one than the test before, so that there is something to restart. */
    private Shop changed() {
        int before = Integer.parseInt(shop.knobs().getOrDefault("max_worker_processes", "8"));
        return shop.withKnob("max_worker_processes", Integer.toString(before + 1));
    }

    @Test
    void a_mark_that_the_image_left_on_a_database_does_not_let_its_clients_write_on() throws SQLException {
        int primary = fixture.hand().primary(CLUSTER);
        fixture.hand()
                .operator(CLUSTER, primary)
                .run("ALTER DATABASE orders SET default_transaction_read_only = false");

        shop = changed();
        fixture.reach(shop);

        assertThat(fixture.hand().primary(CLUSTER)).isNotEqualTo(primary);
        assertWritten();
    }

    @Test
    void a_stop_in_the_middle_waits_for_the_new_primary() {
        int primary = fixture.hand().primary(CLUSTER);
        AtomicReference<Applier> applier = new AtomicReference<>();
        applier.set(new Applier(
                fixture.platform,
                event -> {
                    if (event instanceof Event.StepDone done && done.step() instanceof NodeStep.StopWrites) {
                        applier.get().stop();
                    }
                },
                System::nanoTime));
        shop = changed();

        Outcome outcome = fixture.apply(shop, Goal.AS_DECLARED, Limits.SAFE, applier.get());

        assertThat(outcome.isSuccess()).isFalse();
        assertThat(fixture.hand().primary(CLUSTER)).isNotEqualTo(primary);
        assertWritten();
        fixture.reach(shop);
        assertWritten();
    }

    @Test
    void a_promotion_that_fails_leaves_the_old_primary_with_its_writes() {
        int primary = fixture.hand().primary(CLUSTER);
        Fault fault = fixture.local
                .faults()
                .add(Fault.on("POST", "/v1/apps/*/machines/*/exec", new Effect.Refuse(400, "{\"error\":\"no\"}")));
        shop = changed();

        Outcome outcome = fixture.apply(shop);
        fixture.local.faults().remove(fault);

        assertThat(fault.seen()).as("a promotion was tried").isPositive();
        assertThat(outcome.isSuccess()).isFalse();
        assertThat(fixture.hand().primary(CLUSTER)).isEqualTo(primary);
        assertWritten();
        fixture.reach(shop);
        assertWritten();
    }

    @Test
    void somebody_who_wants_another_primary_gets_it() {
        int primary = fixture.hand().primary(CLUSTER);
        int wanted = primary == 3 ? 2 : 3;

        new SwitchoverPlan(seen())
                .plan(Optional.of(Integer.toString(wanted)))
                .steps()
                .forEach(step -> fixture.platform.run(step, shop.definition(), _ -> {}));

        assertThat(fixture.hand().primary(CLUSTER)).isEqualTo(wanted);
        assertWritten();
        fixture.assertNothingToDo(shop);
    }

    private Cluster seen() {
        Observation<?> seen = fixture.platform.observe(shop.definition()).all().get(Address.cluster(CLUSTER));
        return seen instanceof Observation.Present<?> present && present.value() instanceof Cluster cluster
                ? cluster
                : fail("no cluster: " + seen);
    }

    private void assertWritten() {
        writer.awaitProgress();
        writer.assertNothingLost();
        assertThat(fixture.hand().writers(CLUSTER)).isEqualTo(1);
    }
}
