package io.flypg.engine.apply;

import static io.flypg.engine.fake.Declared.app;
import static io.flypg.engine.fake.Declared.cluster;
import static io.flypg.engine.fake.Declared.database;
import static io.flypg.engine.fake.Declared.whole;
import static io.flypg.engine.fake.FakePlatform.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Outcome.Result;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.fake.FakeHandler;
import io.flypg.engine.fake.FakePlatform;
import io.flypg.engine.fake.Looked;
import io.flypg.engine.fake.Seen;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.SavedPlan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReconcilerTest {
    private static final Address CLUSTER = Address.cluster("db");
    private static final Address ORDERS = Address.database("db", "orders");
    private static final Address OTHER = Address.cluster("other");
    private static final Definition SHOP = whole(cluster("db"), database("db", "orders"));

    private final FakePlatform platform = new FakePlatform();
    private final List<Plan> plans = new ArrayList<>();
    private final Applier applier = new Applier(platform, this::remember, () -> 0);
    private final Reconciler reconciler = new Reconciler(platform, new Planner(FakeHandler.catalogue()));

    private synchronized void remember(Event event) {
        if (event instanceof Event.Started(Plan plan)) {
            plans.add(plan);
        }
    }

    @Test
    void planning_runs_nothing() {
        platform.shows(Looked.nothing());

        assertThat(reconciler.plan(SHOP, Goal.AS_DECLARED, Limits.SAFE).steps()).hasSize(2);
        assertThat(platform.log()).isEmpty();
    }

    @Test
    void what_is_to_be_gone_is_planned_as_deletions() {
        platform.shows(Looked.all(SHOP));

        Plan plan = reconciler.plan(SHOP, Goal.GONE, new Limits(2));

        assertThat(plan.changes()).extracting(change -> change.action()).containsExactly("delete", "delete");
    }

    @Test
    void a_plan_that_saw_everything_is_applied_once() {
        platform.shows(Looked.nothing());

        assertThat(apply(SHOP).isSuccess()).isTrue();
        assertThat(plans).hasSize(1);
    }

    @Test
    void what_had_to_wait_is_planned_again_once_it_can_be_seen() {
        platform.shows(Looked.nothing()
                        .present(CLUSTER, Seen.of(FakeHandler.IS_DOWN))
                        .unknown(ORDERS, "it is down"))
                .shows(Looked.all(SHOP).present(ORDERS, Seen.of("to be changed")))
                .shows(Looked.all(SHOP));

        Outcome outcome = apply(SHOP);

        assertThat(plans).hasSize(2);
        assertThat(platform.steps()).containsExactly("cluster.db/1", "database.db/orders/1");
        assertThat(outcome.results())
                .containsEntry(CLUSTER, new Result.Done("update"))
                .containsEntry(ORDERS, new Result.Done("update"));
    }

    @Test
    void what_had_to_wait_is_not_done_when_it_would_cost_more_than_was_said_of_it() {
        platform.shows(changed(FakeHandler.IS_DOWN).unknown(ORDERS, "it is down"))
                .shows(changed(FakeHandler.NEEDS_RESTART).present(ORDERS, Seen.of(FakeHandler.NEEDS_PROMOTION)));

        Outcome outcome = apply(SHOP);

        assertThat(plans).hasSize(1);
        assertThat(platform.steps()).containsExactly("cluster.db/1");
        assertThat(outcome.isSuccess())
                .as("what was agreed to is done, and whoever asked for it looks for the rest")
                .isTrue();
    }

    @Test
    void what_had_to_wait_is_done_when_somebody_agreed_to_it_before_anything_was_looked_at() {
        platform.shows(changed(FakeHandler.IS_DOWN))
                .shows(changed(FakeHandler.NEEDS_RESTART))
                .shows(Looked.all(SHOP));
        Plan first = reconciler.plan(SHOP, Goal.AS_DECLARED, Limits.SAFE);

        reconciler.apply(SHOP, Goal.AS_DECLARED, Limits.SAFE, first, _ -> true, applier);

        assertThat(platform.steps()).containsExactly("cluster.db/1", "db#2");
    }

    @Test
    void what_cannot_be_brought_back_is_not_tried_for_ever() {
        platform.shows(
                Looked.nothing().present(CLUSTER, Seen.of(FakeHandler.IS_DOWN)).unknown(ORDERS, "it is down"));

        apply(SHOP);

        assertThat(plans).hasSize(2);
    }

    @Test
    void a_stale_plan_is_made_anew_at_most_three_times() {
        for (int i = 0; i < 9; i++) {
            platform.shows(Looked.all(SHOP).present(CLUSTER, Seen.of("primary is node " + i)));
        }
        platform.at(CLUSTER, fails(Failure.Kind.STALE));

        Outcome outcome = apply(SHOP);

        assertThat(plans).hasSize(4);
        assertThat(outcome.has(Failure.Kind.STALE)).isTrue();
    }

    @Test
    void a_stale_plan_is_made_anew_and_then_works() {
        platform.shows(changed("node 1 is primary")).shows(changed("node 2 is primary"));
        platform.at(CLUSTER, () -> {
            platform.at(CLUSTER, () -> {});
            fails(Failure.Kind.STALE).run();
        });

        Outcome outcome = apply(SHOP);

        assertThat(plans).hasSize(2);
        assertThat(outcome.isSuccess()).isTrue();
        assertThat(outcome.problems()).isEmpty();
    }

    @Test
    void what_somebody_else_did_in_the_meantime_is_done() {
        platform.shows(changed("to be changed")).shows(Looked.all(SHOP)).meanwhile(CLUSTER, Seen.asDeclared());

        Outcome outcome = apply(SHOP);

        assertThat(platform.steps()).isEmpty();
        assertThat(outcome.isSuccess()).isTrue();
        assertThat(outcome.problems()).isEmpty();
    }

    @Test
    void what_is_left_because_it_would_cost_more_than_agreed_is_told() {
        platform.shows(changed("one")).shows(changed(FakeHandler.IS_DOWN)).shows(changed(FakeHandler.NEEDS_PROMOTION));
        platform.at(CLUSTER, () -> {
            platform.at(CLUSTER, () -> {});
            fails(Failure.Kind.STALE).run();
        });

        Outcome outcome = apply(SHOP);

        assertThat(plans).hasSize(2);
        assertThat(outcome.has(Failure.Kind.STALE)).isTrue();
        assertThat(outcome.problems()).extracting(Problem::summary).containsExactly("Not finished");
    }

    @Test
    void what_would_cost_more_than_agreed_is_not_done() {
        platform.shows(changed(FakeHandler.NEEDS_RESTART)).shows(changed(FakeHandler.NEEDS_PROMOTION));
        platform.at("db#2", fails(Failure.Kind.STALE));

        Outcome outcome = apply(SHOP);

        assertThat(plans).hasSize(1);
        assertThat(outcome.has(Failure.Kind.STALE)).isTrue();
    }

    @Test
    void what_costs_less_than_agreed_is_done() {
        platform.shows(changed(FakeHandler.NEEDS_PROMOTION)).shows(changed(FakeHandler.NEEDS_RESTART));
        platform.at("db#2", () -> {
            platform.at("db#2", () -> {});
            fails(Failure.Kind.STALE).run();
        });

        assertThat(apply(SHOP).isSuccess()).isTrue();
        assertThat(plans).hasSize(2);
    }

    @Test
    void what_one_cluster_may_cost_is_no_leave_for_another() {
        Definition two = whole(cluster("db"), cluster("other"));
        platform.shows(Looked.all(two).present(CLUSTER, Seen.of(FakeHandler.NEEDS_PROMOTION)))
                .shows(Looked.all(two).present(OTHER, Seen.of(FakeHandler.NEEDS_PROMOTION)));
        platform.at("db#2", fails(Failure.Kind.STALE));

        apply(two);

        assertThat(platform.steps()).containsExactly("db#2");
    }

    @Test
    void what_the_first_plan_did_not_delete_is_not_deleted_later() {
        Definition shop = whole(app("api"), cluster("db"));
        platform.shows(Looked.all(shop)
                        .present(CLUSTER, Seen.of(FakeHandler.IS_DOWN))
                        .unknown(ORDERS, "it is down"))
                .shows(Looked.all(shop).present(ORDERS));

        Plan first = reconciler.plan(shop, Goal.AS_DECLARED, new Limits(1));
        reconciler.apply(shop, Goal.AS_DECLARED, new Limits(1), first, applier);

        assertThat(platform.steps()).containsExactly("cluster.db/1");
    }

    @Test
    void a_later_plan_that_is_refused_is_not_run() {
        Definition shop = whole(app("api"), cluster("db"));
        Address old = Address.app("old");
        platform.shows(Looked.all(shop).present(CLUSTER, Seen.of("one")).present(old))
                .shows(Looked.all(shop)
                        .present(CLUSTER, Seen.of("two"))
                        .present(old, Seen.asDeclared().whenProtected()));
        platform.at(CLUSTER, fails(Failure.Kind.STALE)).at(old, fails(Failure.Kind.FAILED));

        apply(shop);

        assertThat(plans).hasSize(1);
    }

    @Test
    void what_failed_is_not_tried_again() {
        platform.shows(changed("one")).shows(changed("two"));
        platform.at(CLUSTER, fails(Failure.Kind.FAILED));

        Outcome outcome = apply(SHOP);

        assertThat(plans).hasSize(1);
        assertThat(outcome.has(Failure.Kind.FAILED)).isTrue();
    }

    @Test
    void after_a_stop_nothing_is_planned_any_more() {
        platform.shows(changed("one")).shows(changed("two"));
        platform.at(CLUSTER, () -> {
            applier.stop();
            fails(Failure.Kind.STALE).run();
        });

        apply(SHOP);

        assertThat(plans).hasSize(1);
    }

    @Test
    void what_an_earlier_round_made_is_part_of_the_outcome() {
        Definition two = whole(cluster("db"), cluster("other"));
        platform.shows(Looked.nothing().present(CLUSTER, Seen.of("one")))
                .shows(Looked.all(two).present(CLUSTER, Seen.of("two")));
        platform.at(CLUSTER, () -> {
            platform.at(CLUSTER, () -> {});
            fails(Failure.Kind.STALE).run();
        });

        assertThat(apply(two).results())
                .containsEntry(CLUSTER, new Result.Done("update"))
                .containsEntry(OTHER, new Result.Done("create"));
    }

    @Test
    void a_saved_plan_is_fresh_while_nothing_moves_and_checking_it_changes_nothing() {
        platform.shows(changed("one"));
        SavedPlan saved = save(Limits.SAFE);

        assertThat(reconciler.staleness(saved)).isEmpty();
        assertThat(platform.log()).isEmpty();
    }

    @Test
    void a_saved_plan_is_stale_when_anything_moved() {
        platform.shows(changed("one")).shows(changed("two").absent(ORDERS).present(OTHER));
        SavedPlan saved = save(Limits.SAFE);

        assertThat(reconciler.staleness(saved))
                .extracting(Problem::subject)
                .containsExactlyInAnyOrder(CLUSTER.toString(), OTHER.toString(), ORDERS.toString());
    }

    @Test
    void a_saved_plan_is_stale_when_something_came() {
        platform.shows(changed("one")).shows(changed("one").present(OTHER));

        assertThat(reconciler.staleness(save(Limits.SAFE)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("cluster.other moved: it is there now."));
    }

    @Test
    void a_target_that_nobody_knows_is_bad_input_in_the_first_plan_and_may_be_gone_in_a_later_one() {
        platform.shows(Looked.all(SHOP));
        Limits limits = Limits.SAFE.withTargets(List.of(OTHER));

        assertThatThrownBy(() -> reconciler.plan(SHOP, Goal.AS_DECLARED, limits))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.BAD_INPUT));
        assertThat(reconciler.rest(SHOP, Goal.AS_DECLARED, limits).changes()).isEmpty();
    }

    private SavedPlan save(Limits limits) {
        return new SavedPlan("here", SHOP, limits, reconciler.plan(SHOP, Goal.AS_DECLARED, limits));
    }

    private static Looked changed(String stable) {
        return Looked.all(SHOP).present(CLUSTER, Seen.of(stable));
    }

    private Outcome apply(Definition definition) {
        Plan first = reconciler.plan(definition, Goal.AS_DECLARED, Limits.SAFE);
        return reconciler.apply(definition, Goal.AS_DECLARED, Limits.SAFE, first, applier);
    }
}
