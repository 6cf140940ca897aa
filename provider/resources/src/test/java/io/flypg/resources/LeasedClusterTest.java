package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.problem.Failure;
import io.flypg.fly.machine.Lease;
import io.flypg.fly.machine.Leases;
import io.flypg.resources.live.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else holds the lease of a machine. */
@TestInstance(Lifecycle.PER_CLASS)
class LeasedClusterTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Shop shop = Shop.single();
    private Fixture fixture;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = Fixture.in(
                folder,
                new Pace(Duration.ofMinutes(2), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(1)));
        fixture.reach(shop);
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void who_does_not_let_go_in_time_is_named_in_the_refusal_and_nothing_is_changed() {
        Lease theirs = leases().acquire(machine(), LONG, "somebody else");
        String holder = leases().find(machine()).orElseThrow().owner();
        fixture.events.clear();

        Outcome outcome = fixture.apply(shop.withKnob("work_mem", "16384"));
        leases().release(theirs);

        assertThat(outcome.isSuccess()).isFalse();
        assertThat(outcome.has(Failure.Kind.REFUSED)).isTrue();
        assertThat(outcome.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.summary()).isEqualTo("Locked by somebody else");
            assertThat(problem.subject()).isEqualTo("cluster.orders-db");
            assertThat(problem.detail()).contains(holder, "did not finish within 2 s");
            assertThat(problem.hint()).contains("run the command again");
        });
        assertThat(notes()).anySatisfy(note -> assertThat(note).contains("waiting for " + holder, "orders-db"));
        assertThat(fixture.stepsDone()).isEmpty();
    }

    @Test
    void who_lets_go_in_time_is_waited_for() {
        Lease theirs = leases().acquire(machine(), LONG, "somebody else");
        Consumer<Event> watcher = event -> {
            if (event instanceof Event.StepNote note && note.text().startsWith("waiting for ")) {
                leases().release(theirs);
            }
        };

        Outcome outcome = fixture.apply(
                shop.withKnob("work_mem", "8192"),
                Goal.AS_DECLARED,
                Limits.SAFE,
                new Applier(fixture.platform, watcher, System::nanoTime));

        assertThat(outcome.problems()).isEmpty();
        assertThat(leases().find(machine())).isEmpty();
    }

    @RepeatedTest(10)
    void two_applies_of_different_changes_end_with_both_one_after_the_other_or_one_refused(RepetitionInfo info) {
        int time = info.getCurrentRepetition();
        Shop first = shop.withKnob("work_mem", "" + (4096 + time)).withKnob("temp_buffers", "" + (1024 + time));
        Shop second = shop.withKnob("work_mem", "" + (32_768 + time)).withKnob("temp_buffers", "" + (2048 + time));
        List<String> workers = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Outcome> running =
                CompletableFuture.supplyAsync(() -> applyBeside("the first", first, workers));
        List<Outcome> outcomes = List.of(applyBeside("the second", second, workers), running.join());

        assertThat(outcomes).anyMatch(Outcome::isSuccess);
        assertThat(outcomes)
                .allMatch(outcome ->
                        outcome.isSuccess() || outcome.has(Failure.Kind.REFUSED) || outcome.has(Failure.Kind.STALE));
        assertThat(turns(workers)).as("turns of %s", workers).isNotEmpty().doesNotHaveDuplicates();
        assertThat(fixture.hand()
                        .operator("orders-db", 1)
                        .ask("SELECT string_agg(setting, ' ' ORDER BY name) FROM pg_settings"
                                + " WHERE name IN ('work_mem', 'temp_buffers')"))
                .isIn((1024 + time) + " " + (4096 + time), (2048 + time) + " " + (32_768 + time));
    }

    /** @param workers gets the name once for each step, in the order in which steps are done by whomever */
    private Outcome applyBeside(String name, Shop declared, List<String> workers) {
        Fixture run = fixture.another();
        Consumer<Event> note = event -> {
            if (event instanceof Event.StepDone) {
                workers.add(name);
            }
        };
        Outcome outcome =
                run.apply(declared, Goal.AS_DECLARED, Limits.SAFE, new Applier(run.platform, note, System::nanoTime));
        run.leave();
        return outcome;
    }

    /** Who worked, and then who, when each works without a break: two names at most. */
    private static List<String> turns(List<String> workers) {
        List<String> turns = new ArrayList<>();
        workers.forEach(worker -> {
            if (turns.isEmpty() || !turns.getLast().equals(worker)) {
                turns.add(worker);
            }
        });
        return turns;
    }

    private Leases leases() {
        return fixture.live.fly().machines(shop.name()).leases();
    }

    private String machine() {
        return fixture.hand().machine(shop.name(), 1).id();
    }

    private List<String> notes() {
        return fixture.events.stream()
                .filter(Event.StepNote.class::isInstance)
                .map(event -> ((Event.StepNote) event).text())
                .toList();
    }
}
