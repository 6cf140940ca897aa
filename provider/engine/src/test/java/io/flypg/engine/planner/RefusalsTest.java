package io.flypg.engine.planner;

import static io.flypg.engine.fake.Declared.app;
import static io.flypg.engine.fake.Declared.cluster;
import static io.flypg.engine.fake.Declared.database;
import static io.flypg.engine.fake.Declared.protectedCluster;
import static io.flypg.engine.fake.Declared.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flypg.engine.address.Address;
import io.flypg.engine.fake.FakeHandler;
import io.flypg.engine.fake.Looked;
import io.flypg.engine.fake.Seen;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Impact;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RefusalsTest {
    private static final Address CLUSTER = Address.cluster("db");
    private static final Address ORDERS = Address.database("db", "orders");
    private static final Address STOCK = Address.database("db", "stock");
    private static final Address APP = Address.app("api");
    private static final Definition SHOP =
            whole(app("api"), cluster("db"), database("db", "orders"), database("db", "stock"));
    private static final Definition EMPTY_SHOP = whole(app("api"), cluster("db"));

    @Test
    void a_protected_thing_is_not_deleted_whatever_the_limit() {
        Looked looked = Looked.all(SHOP).present(ORDERS, Seen.asDeclared().whenProtected());

        Plan plan = plan(EMPTY_SHOP, looked, new Limits(9));

        assertThat(plan.isRefused()).isTrue();
        assertThat(plan.refusals())
                .extracting(Problem::summary, Problem::subject)
                .containsExactly(tuple("Protected", "database.db/orders"));
        assertThat(plan.change(ORDERS)).isInstanceOf(Change.Blocked.class);
        assertThat(plan.change(ORDERS).steps()).isEmpty();
    }

    @Test
    void destroying_a_protected_cluster_is_refused() {
        Looked looked = Looked.all(SHOP).present(CLUSTER, Seen.asDeclared().whenProtected());

        Plan plan = new Planner(FakeHandler.catalogue()).destroy(SHOP, looked.done(), new Limits(9));

        assertThat(plan.refusals()).extracting(Problem::summary).containsExactly("Protected");
        assertThat(plan.refusals().getFirst().hint()).contains("protect false");
    }

    @Test
    void destroying_what_the_definition_protects_is_refused_also_before_that_was_applied() {
        Definition shop = whole(protectedCluster("db"), database("db", "orders"));

        Plan plan = new Planner(FakeHandler.catalogue())
                .destroy(shop, Looked.all(shop).done(), new Limits(9));

        assertThat(plan.refusals())
                .extracting(Problem::summary, Problem::subject)
                .containsExactly(tuple("Protected", "database.db/orders"), tuple("Protected", "cluster.db"));
        assertThat(plan.change(CLUSTER)).isInstanceOf(Change.Blocked.class);
    }

    @Test
    void what_is_to_be_protected_from_now_on_keeps_its_databases_in_the_same_plan() {
        Definition shop = whole(app("api"), protectedCluster("db"));

        Plan plan = plan(shop, Looked.all(SHOP).absent(STOCK), new Limits(9));

        assertThat(plan.refusals())
                .extracting(Problem::summary, Problem::subject)
                .containsExactly(tuple("Protected", "database.db/orders"));
    }

    @Test
    void the_mark_on_the_platform_counts_also_when_the_definition_takes_it_away() {
        Definition without = whole(app("api"));
        Looked looked =
                Looked.all(EMPTY_SHOP).present(CLUSTER, Seen.asDeclared().whenProtected());

        assertThat(plan(without, looked, new Limits(9)).isRefused()).isTrue();
    }

    @Test
    void protection_stands_only_in_the_way_of_deleting() {
        Looked looked = Looked.all(SHOP).present(CLUSTER, Seen.of("changed").whenProtected());

        Plan plan = plan(SHOP, looked, Limits.SAFE);

        assertThat(plan.isRefused()).isFalse();
        assertThat(plan.change(CLUSTER)).isInstanceOf(Change.Update.class);
    }

    @Test
    void nothing_that_holds_data_goes_unless_it_was_allowed() {
        Plan plan = plan(EMPTY_SHOP, Looked.all(SHOP), Limits.SAFE);

        assertThat(plan.refusals()).extracting(Problem::summary).containsExactly("Too many deletions");
        assertThat(plan.refusals().getFirst().detail()).contains("database.db/orders", "database.db/stock");
        assertThat(plan.refusals().getFirst().hint()).contains("--allow-deletes 2");
    }

    @Test
    void as_many_go_as_were_allowed_and_not_one_more() {
        assertThat(plan(EMPTY_SHOP, Looked.all(SHOP), new Limits(1)).isRefused())
                .isTrue();
        assertThat(plan(EMPTY_SHOP, Looked.all(SHOP), new Limits(2)).isRefused())
                .isFalse();
    }

    @Test
    void what_holds_no_data_is_not_counted() {
        Looked looked = Looked.all(EMPTY_SHOP).present(Address.app("old")).present(Address.role("db", "old"));

        Plan plan = plan(EMPTY_SHOP, looked, Limits.SAFE);

        assertThat(plan.isRefused()).isFalse();
        assertThat(plan.count(Change.Delete.class)).isEqualTo(2);
    }

    @Test
    void what_is_protected_is_not_counted_as_well() {
        Looked looked = Looked.all(SHOP)
                .present(ORDERS, Seen.asDeclared().whenProtected())
                .present(STOCK, Seen.asDeclared().whenProtected());

        assertThat(plan(EMPTY_SHOP, looked, Limits.SAFE).refusals())
                .extracting(Problem::summary)
                .containsExactly("Protected", "Protected");
    }

    @Test
    void a_refused_plan_still_shows_every_change() {
        Looked looked =
                Looked.all(SHOP).absent(APP).present(ORDERS, Seen.asDeclared().whenProtected());

        Plan plan = plan(EMPTY_SHOP, looked, Limits.SAFE);

        assertThat(plan.isRefused()).isTrue();
        assertThat(plan.changes()).extracting(Change::action).containsExactly("delete", "blocked", "create", "none");
        assertThat(plan.guarantees()).containsKey("db");
        assertThat(plan.steps()).hasSize(2);
    }

    @Test
    void a_write_gap_longer_than_allowed_refuses_the_plan_and_shows_it_whole() {
        Looked looked = Looked.all(SHOP).present(CLUSTER, Seen.of(FakeHandler.NEEDS_PROMOTION));
        Duration gap = Impact.SWITCHOVER.writeGap();

        Plan refused = plan(SHOP, looked, Limits.SAFE.withMaxWriteGap(Optional.of(gap.minusMillis(1))));
        Plan allowed = plan(SHOP, looked, Limits.SAFE.withMaxWriteGap(Optional.of(gap)));

        assertThat(refused.refusals())
                .extracting(Problem::summary, Problem::subject)
                .containsExactly(tuple("Write gap too long", "cluster.db"));
        assertThat(refused.refusals().getFirst().detail()).contains("4999 ms");
        assertThat(refused.refusals().getFirst().hint()).contains("--max-write-gap 5s");
        assertThat(refused.change(CLUSTER).steps()).isNotEmpty();
        assertThat(allowed.isRefused()).isFalse();
    }

    private static Plan plan(Definition definition, Looked looked, Limits limits) {
        return new Planner(FakeHandler.catalogue()).plan(definition, looked.done(), limits);
    }
}
