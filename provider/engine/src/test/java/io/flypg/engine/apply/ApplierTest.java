package io.flypg.engine.apply;

import static io.flypg.engine.fake.Declared.app;
import static io.flypg.engine.fake.Declared.attachment;
import static io.flypg.engine.fake.Declared.cluster;
import static io.flypg.engine.fake.Declared.database;
import static io.flypg.engine.fake.Declared.role;
import static io.flypg.engine.fake.Declared.whole;
import static io.flypg.engine.fake.FakePlatform.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Outcome.Result;
import io.flypg.engine.fake.FakeHandler;
import io.flypg.engine.fake.FakePlatform;
import io.flypg.engine.fake.FakeStep;
import io.flypg.engine.fake.Looked;
import io.flypg.engine.fake.Meeting;
import io.flypg.engine.fake.Seen;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.Fingerprint;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.plan.Unbroken;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ApplierTest {
    private static final Address CLUSTER = Address.cluster("db");
    private static final Address ORDERS = Address.database("db", "orders");
    private static final Address STOCK = Address.database("db", "stock");
    private static final Address READER = Address.role("db", "reader");

    /** A cluster with two databases, of which a role reads one. */
    private static final Definition SHOP =
            whole(cluster("db"), database("db", "orders"), database("db", "stock"), role("db", "reader", "orders"));

    private final FakePlatform platform = new FakePlatform();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Applier applier = new Applier(
            platform, events::add, () -> nanos.getAndAdd(Duration.ofMillis(5).toNanos()));

    @Test
    void steps_are_run_in_their_order_and_nothing_else_is() {
        applier.apply(one(CLUSTER, 3), SHOP);

        assertThat(platform.log())
                .containsExactly("lock db", "run cluster.db/1", "run cluster.db/2", "run cluster.db/3", "release db");
    }

    @Test
    void events_tell_everything_in_order() {
        Plan plan = one(CLUSTER, 2);
        applier.apply(plan, SHOP);

        assertThat(events)
                .containsExactly(
                        new Event.Started(plan),
                        new Event.StepNote(CLUSTER, FakeStep.of(CLUSTER, 1), "locking"),
                        new Event.StepStarted(CLUSTER, FakeStep.of(CLUSTER, 1), 1, 2),
                        new Event.StepNote(CLUSTER, FakeStep.of(CLUSTER, 1), "working"),
                        new Event.StepDone(CLUSTER, FakeStep.of(CLUSTER, 1), Duration.ofMillis(5)),
                        new Event.StepStarted(CLUSTER, FakeStep.of(CLUSTER, 2), 2, 2),
                        new Event.StepNote(CLUSTER, FakeStep.of(CLUSTER, 2), "working"),
                        new Event.StepDone(CLUSTER, FakeStep.of(CLUSTER, 2), Duration.ofMillis(5)),
                        new Event.ChangeDone(CLUSTER, "create"));
    }

    @Test
    void the_outcome_names_every_change_that_had_steps() {
        Outcome outcome = applier.apply(plan(SHOP, Looked.all(SHOP).absent(STOCK)), SHOP);

        assertThat(outcome.isSuccess()).isTrue();
        assertThat(outcome.results()).containsOnlyKeys(STOCK).containsValue(new Result.Done("create"));
    }

    @Test
    void changes_of_one_cluster_come_one_after_the_other() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Spec> specs = new ArrayList<>(List.of(cluster("db")));
        for (int i = 10; i < 60; i++) {
            specs.add(database("db", "d" + i));
            platform.at(Address.database("db", "d" + i), () -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                spin(10_000);
                running.decrementAndGet();
            });
        }
        Definition many = whole(specs.toArray(Spec[]::new));
        applier.apply(plan(many, Looked.nothing()), many);

        assertThat(most).hasValue(1);
        assertThat(platform.steps()).hasSize(51).isSorted();
    }

    @Test
    void a_failed_step_ends_its_change() {
        platform.at("cluster.db/2", fails(Failure.Kind.FAILED));

        Outcome outcome = applier.apply(one(CLUSTER, 3), SHOP);

        assertThat(platform.steps()).containsExactly("cluster.db/1", "cluster.db/2");
        assertThat(outcome.has(Failure.Kind.FAILED)).isTrue();
        assertThat(outcome.problems()).extracting(Problem::summary).containsExactly("It did not work");
        assertThat(events.getLast()).isInstanceOf(Event.StepFailed.class);
    }

    @Test
    void what_depends_on_a_failed_change_is_left_out_and_says_why() {
        platform.at(ORDERS, fails(Failure.Kind.FAILED));

        Outcome outcome = applier.apply(plan(SHOP, Looked.nothing()), SHOP);

        assertThat(outcome.results()).containsEntry(READER, new Result.Skipped("it needs database.db/orders"));
        assertThat(events).contains(new Event.ChangeSkipped(READER, "it needs database.db/orders"));
        assertThat(platform.steps()).doesNotContain("role.db/reader/1");
    }

    @Test
    void neighbours_of_a_failed_change_go_on() {
        Definition more = whole(cluster("db"), database("db", "orders"), database("db", "stock"), cluster("other"));
        platform.at(ORDERS, fails(Failure.Kind.FAILED));

        Outcome outcome = applier.apply(plan(more, Looked.nothing()), more);

        assertThat(outcome.results())
                .containsEntry(STOCK, new Result.Done("create"))
                .containsEntry(Address.cluster("other"), new Result.Done("create"));
    }

    @Test
    void everything_in_a_cluster_that_could_not_be_made_is_left_out() {
        platform.at(CLUSTER, fails(Failure.Kind.FAILED));

        applier.apply(plan(SHOP, Looked.nothing()), SHOP);

        assertThat(platform.steps()).containsExactly("cluster.db/1");
    }

    @Test
    void a_change_that_was_left_out_early_does_not_let_the_next_one_overtake() {
        Meeting failed = Meeting.of(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean waited = new AtomicBoolean();
        Definition shop = whole(
                app("a"),
                app("b"),
                cluster("db"),
                database("db", "orders"),
                role("db", "reader"),
                attachment("a", "db", "orders"),
                attachment("b", "db", "orders"));
        platform.at(Address.app("a"), () -> {
                    failed.arrive();
                    fails(Failure.Kind.FAILED).run();
                })
                .at(READER, () -> {
                    failed.await();
                    spin(1_000_000);
                    ended.set(true);
                })
                .at(Address.attachment("b", "DATABASE_URL"), () -> waited.set(ended.get()));

        applier.apply(plan(shop, Looked.nothing()), shop);

        assertThat(waited).isTrue();
        assertThat(platform.steps()).doesNotContain("attachment.a/DATABASE_URL/1");
    }

    /** Long enough for another thread to come in between. */
    private static void spin(int times) {
        IntStream.range(0, times).forEach(_ -> Thread.onSpinWait());
    }

    @Test
    void what_needs_something_blocked_is_left_out_and_the_rest_is_made() {
        Outcome outcome = applier.apply(
                plan(SHOP, Looked.nothing().present(CLUSTER).unknown(ORDERS, "it does not answer")), SHOP);

        assertThat(outcome.results())
                .containsEntry(STOCK, new Result.Done("create"))
                .containsEntry(READER, new Result.Skipped("it needs database.db/orders"));
    }

    @Test
    void a_cluster_stays_when_something_in_it_could_not_be_removed() {
        Looked looked = Looked.all(SHOP).present(READER, Seen.asDeclared());
        platform.at(READER, fails(Failure.Kind.FAILED));
        Definition nothingLeft = whole(app("api"));

        applier.apply(plan(nothingLeft, looked), nothingLeft);

        assertThat(platform.steps())
                .doesNotContain("cluster.db/1", "database.db/orders/1")
                .contains("app.api/1");
    }

    @Test
    void a_refused_plan_is_not_run() {
        Problem problem = Problem.general("Protected", "it is protected.", "");
        Plan good = one(CLUSTER, 1);
        Plan refused = new Plan(
                "shop",
                good.changes(),
                good.dependencies(),
                List.of(problem),
                new TreeMap<>(),
                good.fingerprint(),
                Scope.WHOLE);

        assertThatThrownBy(() -> applier.apply(refused, SHOP)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.problems()).containsExactly(problem);
        });
        assertThat(platform.log()).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void a_bug_in_a_step_is_a_problem_without_a_stack_trace() {
        platform.at(ORDERS, () -> {
            throw new IllegalStateException("the machine has no volume");
        });

        Outcome outcome = applier.apply(plan(SHOP, Looked.nothing()), SHOP);

        assertThat(outcome.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.summary()).isEqualTo("Unexpected error");
            assertThat(problem.subject()).isEqualTo("database.db/orders");
            assertThat(problem.detail()).contains("the machine has no volume").doesNotContain("\tat ", "\n");
            assertThat(problem.hint()).startsWith("run the command again");
        });
        assertThat(outcome.results()).containsEntry(STOCK, new Result.Done("create"));
    }

    @Test
    void a_watcher_that_breaks_ends_its_change_and_leaves_no_lock() {
        Applier watched = new Applier(
                platform,
                event -> {
                    if (event instanceof Event.StepDone) {
                        throw new IllegalStateException("the screen is gone");
                    }
                },
                nanos::get);

        Outcome outcome = watched.apply(one(CLUSTER, 2), SHOP);

        assertThat(outcome.has(Failure.Kind.FAILED)).isTrue();
        assertThat(platform.released()).containsExactly("db");
    }

    @Test
    void stopping_lets_the_running_step_finish_and_starts_no_more() {
        platform.at("cluster.db/1", applier::stop);

        Outcome outcome = applier.apply(one(CLUSTER, 3), SHOP);

        assertThat(platform.log()).containsExactly("lock db", "run cluster.db/1", "release db");
        assertThat(outcome.results()).containsEntry(CLUSTER, new Result.Skipped("the run was stopped"));
        assertThat(outcome.isSuccess()).isFalse();
        assertThat(events).anySatisfy(event -> assertThat(event).isInstanceOf(Event.StepDone.class));
    }

    @Test
    void a_stop_waits_for_the_end_of_what_must_not_be_parted() {
        platform.at("cluster.db/2", applier::stop);

        Outcome outcome = applier.apply(unbroken(5, 1, 3), SHOP);

        assertThat(platform.steps()).containsExactly("cluster.db/1", "cluster.db/2", "cluster.db/3", "cluster.db/4");
        assertThat(outcome.results()).containsEntry(CLUSTER, new Result.Skipped("the run was stopped"));
    }

    @Test
    void what_must_not_be_parted_is_not_begun_after_a_stop() {
        platform.at("cluster.db/1", applier::stop);

        applier.apply(unbroken(5, 1, 3), SHOP);

        assertThat(platform.steps()).containsExactly("cluster.db/1");
    }

    @Test
    void a_failure_among_steps_that_must_not_be_parted_is_followed_by_the_way_back() {
        platform.at("cluster.db/3", fails(Failure.Kind.STALE));

        Outcome outcome = applier.apply(unbroken(5, 1, 3), SHOP);

        assertThat(platform.steps())
                .containsExactly("cluster.db/1", "cluster.db/2", "cluster.db/3", "cluster.db/98", "cluster.db/99");
        assertThat(outcome.has(Failure.Kind.STALE)).isTrue();
        assertThat(events).contains(new Event.StepStarted(CLUSTER, FakeStep.of(CLUSTER, 98), 1, 2));
    }

    @Test
    void a_failure_after_them_needs_no_way_back() {
        platform.at("cluster.db/5", fails(Failure.Kind.FAILED));

        applier.apply(unbroken(5, 1, 3), SHOP);

        assertThat(platform.steps()).doesNotContain("cluster.db/98");
    }

    @Test
    void a_way_back_that_is_blocked_is_told_with_the_failure() {
        platform.at("cluster.db/3", fails(Failure.Kind.STALE)).at("cluster.db/98", () -> {
            throw new Failure(Failure.Kind.FAILED, Problem.general("It did not start", "as the test wanted.", ""));
        });

        Outcome outcome = applier.apply(unbroken(5, 1, 3), SHOP);

        assertThat(platform.steps()).doesNotContain("cluster.db/99");
        assertThat(outcome.has(Failure.Kind.FAILED)).isTrue();
        assertThat(outcome.problems())
                .extracting(Problem::summary)
                .containsExactly("It did not work", "It did not start");
    }

    @Test
    void after_a_stop_nothing_is_locked_any_more() {
        applier.stop();

        Outcome outcome = applier.apply(plan(SHOP, Looked.nothing()), SHOP);

        assertThat(platform.log()).isEmpty();
        assertThat(outcome.isSuccess()).isFalse();
    }

    private Plan plan(Definition definition, Looked looked) {
        return new Planner(FakeHandler.catalogue()).plan(definition, platform.seen(looked.done()), new Limits(99));
    }

    /** A plan of one creation with several steps. */
    private static Plan one(Address address, int steps) {
        Dependencies dependencies =
                new Dependencies.Builder().within(address, "db").build();
        Change change = new Change.Create(address, List.of(), FakeStep.several(address, steps), List.of());
        return new Plan(
                "shop",
                List.of(change),
                dependencies,
                List.of(),
                new TreeMap<>(),
                new Fingerprint(new TreeMap<>()),
                Scope.WHOLE);
    }

    /** A plan of one update of whose steps some must not be parted; two others lead back. */
    private static Plan unbroken(int steps, int from, int count) {
        Plan plan = one(CLUSTER, steps);
        Unbroken run = new Unbroken(from, count, List.of(FakeStep.of(CLUSTER, 98), FakeStep.of(CLUSTER, 99)));
        Change change = new Change.Update(CLUSTER, List.of(), plan.steps(), List.of(), false, List.of(run));
        return new Plan(
                "shop",
                List.of(change),
                plan.dependencies(),
                List.of(),
                new TreeMap<>(),
                plan.fingerprint(),
                Scope.WHOLE);
    }
}
