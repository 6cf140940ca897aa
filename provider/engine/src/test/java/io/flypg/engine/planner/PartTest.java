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
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans of targets. */
final class PartTest {
    private static final Address APP = Address.app("api");
    private static final Address CLUSTER = Address.cluster("db");
    private static final Address ORDERS = Address.database("db", "orders");
    private static final Address OLD = Address.database("db", "old");
    private static final Address ROLE = Address.role("db", "reporting");
    private static final Address ATTACHMENT = Address.attachment("api", "DATABASE_URL");
    private static final Seen ATTACHED = Seen.asDeclared().on(APP, CLUSTER, ORDERS);

    private static final Definition SHOP = whole(
            attachment("api", "db", "orders"),
            role("db", "reporting", "orders"),
            database("db", "orders"),
            cluster("db"),
            app("api"),
            cluster("other"));

    @Test
    void a_target_comes_with_all_it_needs_and_nothing_else() {
        assertThat(addresses(plan(Looked.nothing(), APP))).containsExactly(APP);
        assertThat(addresses(plan(Looked.nothing(), ROLE))).containsExactly(CLUSTER, ORDERS, ROLE);
        assertThat(addresses(plan(Looked.nothing(), ATTACHMENT))).containsExactly(APP, CLUSTER, ORDERS, ATTACHMENT);
    }

    @Test
    void what_is_left_out_is_counted_without_what_is_as_declared() {
        Looked looked = Looked.all(SHOP).absent(ORDERS).present(OLD).absent(ROLE);

        assertThat(plan(looked, APP).scope()).isEqualTo(new Scope(List.of(APP), 3));
        assertThat(plan(looked).scope()).isEqualTo(Scope.WHOLE);
    }

    @Test
    void what_is_undeclared_goes_only_when_it_is_a_target_of_a_whole_definition() {
        Looked looked = Looked.all(SHOP).present(OLD);

        assertThat(addresses(plan(looked, CLUSTER))).containsExactly(CLUSTER);
        assertThat(plan(looked, OLD).change(OLD)).isInstanceOf(Change.Delete.class);
        assertThat(planner()
                        .plan(part(app("api")), looked.done(), new Limits(9, List.of(OLD)))
                        .changes())
                .isEmpty();
    }

    @Test
    void the_limit_of_deletions_and_protection_hold_for_targets() {
        Looked looked = Looked.all(SHOP).present(OLD, Seen.asDeclared().whenProtected());

        Plan guarded = plan(looked, OLD);
        Plan limited = planner().plan(SHOP, Looked.all(SHOP).present(OLD).done(), new Limits(0, List.of(OLD)));

        assertThat(guarded.refusals()).extracting(Problem::summary).containsExactly("Protected");
        assertThat(limited.refusals()).extracting(Problem::summary).containsExactly("Too many deletions");
    }

    @Test
    void a_cluster_does_not_go_while_what_is_in_it_stays() {
        Definition without = whole(app("api"));
        Looked looked = Looked.all(SHOP).present(ATTACHMENT, ATTACHED);
        Limits all = new Limits(9, List.of(CLUSTER, ORDERS, ROLE, ATTACHMENT));

        Plan alone = planner().plan(without, looked.done(), new Limits(9, List.of(CLUSTER)));
        Plan together = planner().plan(without, looked.done(), all);

        assertThat(alone.change(CLUSTER)).isInstanceOf(Change.Blocked.class);
        assertThat(alone.refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail())
                        .contains(ORDERS.toString(), ROLE.toString(), ATTACHMENT.toString()));
        assertThat(together.isRefused()).isFalse();
        assertThat(together.count(Change.Delete.class)).isEqualTo(4);
    }

    @Test
    void what_cannot_be_seen_may_be_there_and_counts_as_left_behind() {
        Plan plan = planner()
                .plan(
                        whole(app("api")),
                        Looked.nothing()
                                .present(APP)
                                .present(CLUSTER)
                                .unknown(ORDERS, "node 1 is down")
                                .done(),
                        new Limits(9, List.of(CLUSTER)));

        assertThat(plan.refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains(ORDERS.toString()));
    }

    @Test
    void a_database_does_not_go_while_an_app_is_still_attached_to_it_although_it_is_to_move() {
        Looked looked = Looked.all(SHOP)
                .present(OLD)
                .present(ATTACHMENT, Seen.of("moves").on(APP, CLUSTER, OLD));

        assertThat(plan(looked, OLD).isRefused()).isTrue();
    }

    @Test
    void what_is_refused_of_a_cluster_is_refused_for_deletions_in_it() {
        Definition shop = whole(cluster("db"));
        Looked looked = Looked.nothing()
                .present(CLUSTER, Seen.of(FakeHandler.IS_FOREIGN))
                .present(OLD);

        Plan plan = planner().plan(shop, looked.done(), new Limits(9, List.of(OLD)));

        assertThat(plan.isRefused()).isTrue();
        assertThat(plan.steps()).isEmpty();
    }

    @Test
    void a_part_rests_on_itself_and_on_all_of_its_clusters() {
        Looked looked = Looked.all(SHOP).present(OLD).present(ATTACHMENT, ATTACHED);

        assertThat(plan(looked, ROLE).fingerprint().looks()).containsOnlyKeys(CLUSTER, ORDERS, OLD, ROLE, ATTACHMENT);
        assertThat(plan(looked, APP).fingerprint().looks()).containsOnlyKeys(APP);
    }

    /** Whatever the targets: a part never does what the whole would not, and is never allowed what the whole is not for the same address. */
    @ParameterizedTest
    @MethodSource("seeds")
    void a_part_is_part_of_the_whole(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Looked looked = any(random);
        List<Address> all = List.copyOf(looked.done().all().keySet());
        List<Address> targets =
                random.ints(2, 0, all.size()).mapToObj(all::get).distinct().toList();
        Plan whole = plan(looked);

        Plan part = plan(looked, targets.toArray(Address[]::new));

        Set<Address> inPart = Set.copyOf(addresses(part));
        assertThat(addresses(whole)).containsAll(inPart);
        for (Change change : part.changes()) {
            Change same = whole.change(change.address());
            assertThat(change.steps()).isIn(same.steps(), List.of());
            if (change instanceof Change.Delete) {
                assertThat(targets).contains(change.address());
            } else if (!(change instanceof Change.Blocked)) {
                SHOP.find(change.address()).ifPresent(spec -> assertThat(inPart).containsAll(spec.dependsOn()));
            }
            if (same instanceof Change.Blocked blocked && blocked.refused()) {
                assertThat(part.isRefused()).isTrue();
            }
        }
    }

    private static Looked any(SplittableRandom random) {
        Looked looked = Looked.nothing();
        Set<Address> all = SHOP.addresses().stream().collect(Collectors.toSet());
        for (Address address : List.of(APP, CLUSTER, ORDERS, ROLE, ATTACHMENT, Address.cluster("other"), OLD)) {
            switch (random.nextInt(6)) {
                case 4 -> looked.present(address, Seen.of(FakeHandler.IS_FOREIGN));
                case 0 -> looked.absent(address);
                case 1 -> looked.unknown(address, "node 1 is down");
                case 2 -> looked.present(address, Seen.of("changed"));
                case 3 -> looked.present(address, Seen.asDeclared().whenProtected());
                default -> looked.present(address, all.contains(address) ? Seen.asDeclared() : Seen.of("extra"));
            }
        }
        return looked;
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static Plan plan(Looked looked, Address... targets) {
        return planner().plan(SHOP, looked.done(), new Limits(9, List.of(targets)));
    }

    private static Planner planner() {
        return new Planner(FakeHandler.catalogue());
    }

    private static List<Address> addresses(Plan plan) {
        return plan.changes().stream().map(Change::address).toList();
    }
}
