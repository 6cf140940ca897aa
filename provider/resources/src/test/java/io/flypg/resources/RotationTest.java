package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.problem.Failure;
import io.flypg.fly.machine.Awaited;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineState;
import io.flypg.fly.machine.Machines;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.resources.attachment.Rotator;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** An app gets another login, while its machines write all the time. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class RotationTest {
    private static final Address ATTACHMENT = Address.attachment("orders-api", "DATABASE_URL");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Shop shop = Shop.single().withAttachment();
    private Fixture fixture;
    private Machines machines;
    private String first;
    private String second;

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        fixture = Fixture.in(folder);
        fixture.reach(shop);
        machines = fixture.live.fly().machines(shop.app());
        first = fixture.hand().newMachine(shop.app());
        second = fixture.hand().newMachine(shop.app());
        url().run("CREATE TABLE written (login text)");
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @AfterEach
    void finish() {
        rotate(fixture, true);
        fixture.assertNothingToDo(shop);
    }

    @Test
    void the_old_login_is_dropped_by_any_plan_once_all_machines_were_deployed() {
        Sql old = url();

        assertThat(rotate(fixture, false).isSuccess()).isTrue();

        assertThat(url().url().login().user()).isNotEqualTo(user(old));
        assertWaitsFor(old, first, second);
        deploy(first);
        assertThat(fixture.apply(shop).isSuccess()).isTrue();
        assertWaitsFor(old, second);
        assertThat(plan(fixture, false).steps()).as("no second rotation begins").isEmpty();
        deploy(second);
        Plan plan = fixture.plan(shop);
        assertThat(plan.change(ATTACHMENT).steps())
                .extracting(step -> step.kind())
                .containsExactly("drop-old-login");
        fixture.reach(shop);
        assertThatThrownBy(old::open).isInstanceOf(SQLException.class);
        assertThat(url().ask("SELECT count(*) FROM written")).isNotNull();
    }

    private void assertWaitsFor(Sql old, String... ids) {
        Change change = fixture.plan(shop).change(ATTACHMENT);
        assertThat(change).isInstanceOf(Change.NoChange.class);
        assertThat(change.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail())
                        .contains(user(old))
                        .endsWith(": "
                                + String.join(
                                        ", ", List.of(ids).stream().sorted().toList()) + "."));
        assertThat(old.ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    void nobody_is_locked_out_whichever_step_is_the_last_of_a_run() {
        assertThat(surviveCuts(this::cutOffAfterStep)).as("steps of a rotation").isEqualTo(4);
    }

    @Test
    void nobody_is_locked_out_whichever_call_is_the_last_of_a_run() {
        assertThat(surviveCuts(this::cutOffAfterCall)).as("calls of a rotation").isGreaterThan(10);
    }

    /**
     * Cuts off one rotation after the other, each a little later, while the app writes and somebody else deploys it; how often that was.
     *
     * @param cutOff whether a rotation came so far
     */
    private int surviveCuts(IntPredicate cutOff) {
        try (AppClient one = AppClient.on(fixture, shop.app(), first);
                AppClient other = AppClient.on(fixture, shop.app(), second)) {
            one.awaitProgress();
            other.awaitProgress();
            int cuts = 0;
            while (cutOff.test(cuts + 1)) {
                cuts++;
                deploy(cuts % 2 == 0 ? first : second);
                one.awaitProgress();
                other.awaitProgress();
                assertThat(rotate(fixture, true).problems()).isEmpty();
            }
            assertThat(one.refusals()).isEmpty();
            assertThat(other.refusals()).isEmpty();
            return cuts;
        }
    }

    private boolean cutOffAfterStep(int steps) {
        AtomicInteger done = new AtomicInteger();
        Fixture victim = fixture.another();
        return !rotate(victim, event -> {
                    if (event instanceof Event.StepDone && done.incrementAndGet() == steps) {
                        throw new IllegalStateException("cut off");
                    }
                })
                .isSuccess();
    }

    private boolean cutOffAfterCall(int calls) {
        AtomicBoolean begun = new AtomicBoolean();
        AtomicInteger seen = new AtomicInteger();
        Fixture victim = fixture.another(_ -> {
            if (begun.get() && seen.incrementAndGet() == calls) {
                throw new IllegalStateException("cut off");
            }
        });
        return !rotate(victim, event -> begun.compareAndSet(false, event instanceof Event.StepStarted))
                .isSuccess();
    }

    private Outcome rotate(Fixture victim, Consumer<Event> events) {
        Plan plan = plan(victim, true);
        Outcome outcome = new Applier(victim.platform, events, System::nanoTime).apply(plan, shop.definition());
        victim.leave();
        return outcome;
    }

    @Test
    void a_machine_that_is_not_running_gets_the_secret_and_is_not_started() {
        machines.stop(second);
        machines.await(second, Awaited.STOPPED, LIMIT);
        String before = machine(second).version();

        assertThat(rotate(fixture, true).problems()).isEmpty();

        assertThat(machine(first).is(MachineState.STARTED)).isTrue();
        assertThat(machine(second).is(MachineState.STARTED)).isFalse();
        assertThat(machine(second).version()).isNotEqualTo(before);
        machines.start(second);
        machines.await(second, Awaited.STARTED, LIMIT);
    }

    @Test
    void an_attachment_that_is_not_there_is_told_from_those_that_are() {
        Failure misspelt = failure(Address.attachment("orders-api", "DATABASE_URI"), Optional.empty());
        Failure anothers = failure(ATTACHMENT, Optional.of("another"));

        assertThat(misspelt.kind()).isEqualTo(Failure.Kind.BAD_INPUT);
        assertThat(misspelt.problems().getFirst().hint()).isEqualTo("did you mean '" + ATTACHMENT + "'?");
        assertThat(anothers.kind()).isEqualTo(Failure.Kind.REFUSED);
        assertThat(anothers.problems().getFirst().summary()).isEqualTo("Owned by another project");
    }

    private Failure failure(Address address, Optional<String> project) {
        return catchThrowableOfType(Failure.class, () -> rotator(fixture).plan(address, shop.name(), project, false));
    }

    private static Rotator rotator(Fixture run) {
        return new Rotator(run.live, run.platform);
    }

    private Plan plan(Fixture run, boolean deploy) {
        return rotator(run)
                .plan(ATTACHMENT, shop.name(), Optional.of(shop.project()), deploy)
                .plan();
    }

    private Outcome rotate(Fixture run, boolean deploy) {
        return new Applier(run.platform, _ -> {}, System::nanoTime).apply(plan(run, deploy), shop.definition());
    }

    private void deploy(String id) {
        fixture.hand().deploy(shop.app(), id);
    }

    private Machine machine(String id) {
        return machines.get(id).orElseThrow();
    }

    private Sql url() {
        return new Sql(ConnectionUrl.parse(fixture.hand().secret(shop.app(), "DATABASE_URL")));
    }

    private static String user(Sql sql) {
        return sql.url().login().user();
    }
}
