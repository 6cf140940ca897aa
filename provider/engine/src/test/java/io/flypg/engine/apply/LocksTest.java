package io.flypg.engine.apply;

import static io.flypg.engine.fake.Declared.app;
import static io.flypg.engine.fake.Declared.cluster;
import static io.flypg.engine.fake.Declared.database;
import static io.flypg.engine.fake.Declared.part;
import static io.flypg.engine.fake.Declared.whole;
import static io.flypg.engine.fake.FakePlatform.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Outcome.Result;
import io.flypg.engine.fake.FakeHandler;
import io.flypg.engine.fake.FakePlatform;
import io.flypg.engine.fake.Looked;
import io.flypg.engine.fake.Seen;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import org.junit.jupiter.api.Test;

final class LocksTest {
    private static final Address ORDERS = Address.database("db", "orders");
    private static final Definition SHOP =
            whole(app("api"), cluster("db"), database("db", "orders"), database("db", "stock"));
    private static final Definition TWO = whole(cluster("one"), cluster("two"));

    private final FakePlatform platform = new FakePlatform();

    @Test
    void a_cluster_is_locked_once_for_all_its_changes_and_given_back_at_the_end() {
        apply(SHOP, Looked.nothing().present(Address.app("api")));

        assertThat(platform.log())
                .containsExactly(
                        "lock db",
                        "run cluster.db/1",
                        "run database.db/orders/1",
                        "run database.db/stock/1",
                        "release db");
    }

    @Test
    void a_cluster_that_moved_before_it_was_locked_is_not_touched() {
        platform.meanwhile(Address.cluster("db"), Seen.of("another node is primary"));

        Outcome outcome = apply(SHOP, Looked.all(SHOP).absent(ORDERS));

        assertThat(platform.log()).containsExactly("lock db", "release db");
        assertThat(outcome.has(Failure.Kind.STALE)).isTrue();
        assertThat(outcome.problems()).extracting(Problem::summary).containsExactly("Stale plan");
    }

    @Test
    void what_is_in_a_cluster_and_moved_before_it_was_locked_is_not_touched() {
        platform.meanwhile(ORDERS, Seen.of("somebody made it"));

        Outcome outcome = apply(SHOP, Looked.all(SHOP).absent(ORDERS));

        assertThat(platform.steps()).isEmpty();
        assertThat(outcome.problems())
                .singleElement()
                .extracting(Problem::subject)
                .isEqualTo(ORDERS.toString());
    }

    @Test
    void what_came_into_a_cluster_before_it_was_locked_does_not_go_with_it() {
        platform.meanwhile(ORDERS, Seen.asDeclared());

        Outcome outcome = apply(whole(app("api")), Looked.all(whole(app("api"), cluster("db"))));

        assertThat(platform.steps()).isEmpty();
        assertThat(outcome.problems()).extracting(Problem::subject).containsExactly(ORDERS.toString());
    }

    @Test
    void what_is_blocked_may_be_seen_again_by_the_time_of_the_lock() {
        Definition shop = whole(cluster("db"), database("db", "orders"));
        platform.meanwhile(ORDERS, Seen.asDeclared());

        Outcome outcome = apply(
                shop,
                Looked.nothing()
                        .present(Address.cluster("db"), Seen.of(FakeHandler.IS_DOWN))
                        .unknown(ORDERS, "it is down"));

        assertThat(platform.steps()).containsExactly("cluster.db/1");
        assertThat(outcome.isSuccess()).isTrue();
    }

    @Test
    void what_is_not_changed_is_not_locked() {
        apply(SHOP, Looked.all(SHOP).absent(Address.app("api")));
        assertThat(platform.locked()).isEmpty();

        apply(SHOP, Looked.all(SHOP));
        assertThat(platform.locked()).isEmpty();
    }

    @Test
    void a_cluster_is_locked_for_what_is_in_it_also_when_it_does_not_change_itself() {
        apply(SHOP, Looked.all(SHOP).absent(ORDERS));

        assertThat(platform.log()).containsExactly("lock db", "run database.db/orders/1", "release db");
    }

    @Test
    void a_cluster_is_locked_for_what_nobody_declares_any_more() {
        Address attachment = Address.attachment("api", "DATABASE_URL");
        Definition declared = whole(app("api"), cluster("db"));

        apply(declared, Looked.all(declared).present(Address.role("db", "old")));
        assertThat(platform.locked()).containsExactly("db");

        apply(
                declared,
                Looked.all(declared).present(attachment, Seen.asDeclared().on(Address.cluster("db"))));
        assertThat(platform.locked()).containsExactly("db", "db");
    }

    @Test
    void a_cluster_is_locked_also_when_the_definition_is_only_about_something_in_it() {
        apply(part(database("db", "orders")), Looked.nothing());

        assertThat(platform.locked()).containsExactly("db");
    }

    @Test
    void every_lock_is_given_back_when_something_fails() {
        platform.at(Address.cluster("one"), fails(Failure.Kind.FAILED)).at(Address.cluster("two"), () -> {
            throw new IllegalStateException("a bug");
        });

        apply(TWO, Looked.nothing());

        assertThat(platform.released()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void a_lock_that_cannot_be_given_back_keeps_no_other() {
        platform.atRelease("one", () -> {
                    throw new IllegalStateException("a bug");
                })
                .atRelease("two", fails(Failure.Kind.FAILED));

        Outcome outcome = apply(TWO, Looked.nothing());

        assertThat(platform.released()).containsExactlyInAnyOrder("one", "two");
        assertThat(outcome.isSuccess()).isTrue();
    }

    @Test
    void a_cluster_that_somebody_else_holds_is_left_alone_and_its_neighbour_is_not() {
        platform.atLock("one", fails(Failure.Kind.REFUSED));

        Outcome outcome = apply(TWO, Looked.nothing());

        assertThat(outcome.has(Failure.Kind.REFUSED)).isTrue();
        assertThat(outcome.results()).containsEntry(Address.cluster("two"), new Result.Done("create"));
        assertThat(platform.steps()).containsExactly("cluster.two/1");
        assertThat(platform.released()).containsExactly("two");
    }

    @Test
    void whoever_waited_in_vain_once_does_not_wait_again() {
        platform.atLock("db", fails(Failure.Kind.REFUSED));

        Outcome outcome = apply(SHOP, Looked.all(SHOP).absent(ORDERS).absent(Address.database("db", "stock")));

        assertThat(platform.log()).containsExactly("lock db");
        assertThat(outcome.results()).hasSize(2);
        assertThat(outcome.problems()).extracting(Problem::summary).containsExactly("It did not work");
    }

    @Test
    void a_bug_in_locking_is_a_problem_and_nothing_is_run() {
        platform.atLock("db", () -> {
            throw new IllegalStateException("no such lease");
        });

        Outcome outcome = apply(SHOP, Looked.all(SHOP).absent(ORDERS));

        assertThat(outcome.problems()).extracting(Problem::summary).containsExactly("Unexpected error");
        assertThat(platform.steps()).isEmpty();
    }

    private Outcome apply(Definition definition, Looked looked) {
        Plan plan = new Planner(FakeHandler.catalogue()).plan(definition, platform.seen(looked.done()), new Limits(99));
        return new Applier(platform, event -> {}, () -> 0).apply(plan, definition);
    }
}
