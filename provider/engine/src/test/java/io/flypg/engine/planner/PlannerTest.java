package io.flypg.engine.planner;

import static io.flypg.engine.fake.Declared.app;
import static io.flypg.engine.fake.Declared.attachment;
import static io.flypg.engine.fake.Declared.cluster;
import static io.flypg.engine.fake.Declared.database;
import static io.flypg.engine.fake.Declared.part;
import static io.flypg.engine.fake.Declared.role;
import static io.flypg.engine.fake.Declared.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.fake.FakeHandler;
import io.flypg.engine.fake.Looked;
import io.flypg.engine.fake.Seen;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Fingerprint;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PlannerTest {
    private static final Address APP = Address.app("api");
    private static final Address CLUSTER = Address.cluster("db");
    private static final Address DATABASE = Address.database("db", "orders");
    private static final Address ROLE = Address.role("db", "reporting");
    private static final Address ATTACHMENT = Address.attachment("api", "DATABASE_URL");

    private static final Definition SHOP = whole(
            attachment("api", "db", "orders"),
            role("db", "reporting", "orders"),
            database("db", "orders"),
            cluster("db"),
            app("api"));

    @Test
    void what_is_not_there_is_created_and_what_differs_is_updated() {
        Plan plan = plan(SHOP, Looked.all(SHOP).absent(DATABASE).present(ROLE, Seen.of("changed")));

        assertThat(actions(plan))
                .isEqualTo(
                        Map.of(APP, "none", CLUSTER, "none", DATABASE, "create", ROLE, "update", ATTACHMENT, "none"));
    }

    @Test
    void planning_what_is_there_changes_nothing() {
        Plan plan = plan(SHOP, Looked.all(SHOP));

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.isRefused()).isFalse();
        assertThat(plan.steps()).isEmpty();
    }

    @Test
    void what_nobody_declares_any_more_goes_only_with_a_whole_definition() {
        Looked looked = Looked.nothing().present(APP).present(Address.app("old"));

        assertThat(actions(plan(whole(app("api")), looked)))
                .isEqualTo(Map.of(APP, "none", Address.app("old"), "delete"));
        assertThat(actions(plan(part(app("api")), looked))).isEqualTo(Map.of(APP, "none"));
    }

    @Test
    void a_removal_that_was_begun_is_gone_on_with_by_any_plan() {
        Address old = Address.attachment("api", "OLD_URL");
        Looked looked = Looked.all(SHOP).present(old, Seen.asDeclared().whenLeaving());
        Definition part = part(app("api"));
        Plan destroy = new Planner(FakeHandler.catalogue()).destroy(part, looked.done(), new Limits(0));

        assertThat(actions(plan(part, looked))).isEqualTo(Map.of(APP, "none", old, "delete"));
        assertThat(actions(destroy)).isEqualTo(Map.of(APP, "delete", old, "delete"));
    }

    @Test
    void what_cannot_be_seen_is_neither_created_nor_deleted() {
        Address old = Address.database("db", "old");
        Looked looked = Looked.all(SHOP).unknown(DATABASE, "node 1 is down").unknown(old, "node 1 is down");

        Plan plan = plan(SHOP, looked);
        Plan destroy = new Planner(FakeHandler.catalogue()).destroy(SHOP, looked.done(), new Limits(9));

        assertThat(plan.change(DATABASE)).isInstanceOf(Change.Blocked.class);
        assertThat(plan.change(old)).isInstanceOf(Change.Blocked.class);
        assertThat(destroy.change(DATABASE)).isInstanceOf(Change.Blocked.class);
        assertThat(plan.change(DATABASE).problems())
                .extracting(Problem::detail)
                .singleElement()
                .asString()
                .startsWith("node 1 is down");
        assertThat(plan.isIncomplete()).isTrue();
        assertThat(plan.isRefused()).isFalse();
    }

    @Test
    void things_are_made_in_the_order_in_which_they_need_each_other() {
        assertThat(plan(SHOP, Looked.nothing()).changes())
                .extracting(Change::address)
                .containsExactly(APP, CLUSTER, DATABASE, ROLE, ATTACHMENT);
    }

    @Test
    void things_go_the_other_way_round_before_anything_is_made() {
        Definition other = whole(app("other"));

        assertThat(plan(other, Looked.all(SHOP)).changes())
                .extracting(Change::address)
                .containsExactly(ATTACHMENT, ROLE, DATABASE, CLUSTER, APP, Address.app("other"));
    }

    @Test
    void destroying_deletes_what_is_declared_and_there_and_nothing_else() {
        Looked looked = Looked.all(SHOP).absent(ROLE).present(Address.app("undeclared"));
        Plan plan = new Planner(FakeHandler.catalogue()).destroy(SHOP, looked.done(), new Limits(2));

        assertThat(plan.changes())
                .extracting(Change::address)
                .containsExactly(ATTACHMENT, ROLE, DATABASE, CLUSTER, APP);
        assertThat(actions(plan))
                .isEqualTo(Map.of(
                        ATTACHMENT, "delete", ROLE, "none", DATABASE, "delete", CLUSTER, "delete", APP, "delete"));
        assertThat(plan.isRefused()).isFalse();
        assertThat(plan.guarantees()).isEmpty();
    }

    @Test
    void every_declared_cluster_has_its_guarantee() {
        Plan plan = plan(whole(cluster("one", 0), cluster("three")), Looked.nothing());

        assertThat(plan.guarantees()).containsOnlyKeys("one", "three");
        assertThat(plan.guarantees().get("one")).startsWith("one node: ");
        assertThat(plan.guarantees().get("three")).startsWith("survives one node,");
    }

    @Test
    void the_same_look_brings_the_same_plan() {
        Looked looked = Looked.all(SHOP).absent(ROLE).present(Address.app("old"));

        assertThat(plan(SHOP, looked)).isEqualTo(plan(SHOP, looked));
    }

    @Test
    void a_fingerprint_is_equal_for_equal_looks_in_any_order() {
        Fingerprint one = Looked.nothing().present(APP).absent(CLUSTER).done().fingerprint();
        Fingerprint other = Looked.nothing().absent(CLUSTER).present(APP).done().fingerprint();

        assertThat(one).isEqualTo(other);
        assertThat(plan(SHOP, Looked.nothing().present(APP).absent(CLUSTER)).fingerprint())
                .isEqualTo(one);
    }

    @Test
    void a_fingerprint_changes_with_whatever_a_plan_rests_on() {
        List<Looked> looks = List.of(
                Looked.nothing(),
                Looked.nothing().present(APP),
                Looked.nothing().present(APP, Seen.of("changed")),
                Looked.nothing().absent(APP),
                Looked.nothing().unknown(APP, "node 1 is down"),
                Looked.nothing().present(Address.app("other")));

        assertThat(looks).extracting(looked -> looked.done().fingerprint()).doesNotHaveDuplicates();
    }

    @Test
    void why_something_cannot_be_seen_is_no_part_of_a_fingerprint() {
        assertThat(Looked.nothing().unknown(APP, "timeout after 3.1 s").done().fingerprint())
                .isEqualTo(Looked.nothing()
                        .unknown(APP, "timeout after 3.2 s")
                        .done()
                        .fingerprint());
    }

    private static Plan plan(Definition definition, Looked looked) {
        return new Planner(FakeHandler.catalogue()).plan(definition, looked.done(), new Limits(9));
    }

    private static Map<Address, String> actions(Plan plan) {
        return plan.changes().stream().collect(Collectors.toMap(Change::address, Change::action));
    }
}
