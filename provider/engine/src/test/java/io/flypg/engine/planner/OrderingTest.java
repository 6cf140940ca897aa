package io.flypg.engine.planner;

import static io.flypg.engine.fake.Declared.app;
import static io.flypg.engine.fake.Declared.attachment;
import static io.flypg.engine.fake.Declared.cluster;
import static io.flypg.engine.fake.Declared.database;
import static io.flypg.engine.fake.Declared.role;
import static io.flypg.engine.fake.Declared.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.fake.FakeHandler;
import io.flypg.engine.fake.Looked;
import io.flypg.engine.fake.Seen;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OrderingTest {
    private static final Address CLUSTER = Address.cluster("db");
    private static final Address ORDERS = Address.database("db", "orders");
    private static final Address STOCK = Address.database("db", "stock");
    private static final Address ATTACHMENT = Address.attachment("api", "DATABASE_URL");
    private static final Definition SHOP = whole(
            app("api"),
            cluster("db"),
            database("db", "orders"),
            database("db", "stock"),
            attachment("api", "db", "orders"));

    @Test
    void a_change_needs_what_its_resource_depends_on() {
        Dependencies dependencies = plan(SHOP, Looked.nothing()).dependencies();

        assertThat(dependencies.of(CLUSTER)).isEmpty();
        assertThat(dependencies.of(ORDERS)).containsExactly(CLUSTER);
        assertThat(dependencies.of(ATTACHMENT)).containsExactlyInAnyOrder(Address.app("api"), CLUSTER, ORDERS);
    }

    @Test
    void changes_of_one_cluster_come_one_after_the_other_without_needing_each_other() {
        Dependencies dependencies = plan(SHOP, Looked.nothing()).dependencies();

        assertThat(dependencies.after(CLUSTER)).isEmpty();
        assertThat(dependencies.after(ORDERS)).contains(CLUSTER);
        assertThat(dependencies.after(STOCK)).contains(ORDERS);
        assertThat(dependencies.after(ATTACHMENT)).contains(STOCK);
        assertThat(dependencies.of(STOCK)).doesNotContain(ORDERS);
    }

    @Test
    void clusters_do_not_wait_for_each_other() {
        Dependencies dependencies =
                plan(whole(cluster("one"), cluster("two")), Looked.nothing()).dependencies();

        assertThat(dependencies.after(Address.cluster("two"))).isEmpty();
        assertThat(dependencies.of(Address.cluster("two"))).isEmpty();
    }

    @Test
    void what_is_gone_already_does_not_wait_for_the_cluster_that_goes_too() {
        Looked looked = Looked.nothing().present(CLUSTER, Seen.asDeclared());

        Dependencies dependencies = new Planner(FakeHandler.catalogue())
                .destroy(SHOP, looked.done(), new Limits(9))
                .dependencies();

        assertThat(dependencies.of(ORDERS)).doesNotContain(CLUSTER);
        assertThat(dependencies.of(ATTACHMENT)).doesNotContain(CLUSTER);
        assertThat(dependencies.after(CLUSTER)).contains(ORDERS);
    }

    @Test
    void a_cluster_goes_only_when_everything_in_it_could_be_removed() {
        Looked looked = Looked.all(SHOP).present(ATTACHMENT, Seen.asDeclared().on(CLUSTER));

        Dependencies dependencies = plan(whole(app("api")), looked).dependencies();

        assertThat(dependencies.of(CLUSTER)).containsExactlyInAnyOrder(ATTACHMENT, ORDERS, STOCK);
        assertThat(dependencies.after(STOCK)).contains(ATTACHMENT);
    }

    @Test
    void a_cluster_whose_inside_cannot_be_seen_can_be_removed_all_the_same() {
        Looked looked = Looked.all(SHOP).unknown(ORDERS, "all nodes are down");

        Dependencies dependencies = plan(whole(app("api")), looked).dependencies();

        assertThat(dependencies.of(CLUSTER)).doesNotContain(ORDERS).contains(STOCK);
    }

    @Test
    void an_app_goes_after_what_is_attached_to_it() {
        Dependencies dependencies =
                plan(whole(cluster("other")), Looked.all(SHOP)).dependencies();

        assertThat(dependencies.of(Address.app("api"))).containsExactly(ATTACHMENT);
    }

    @Test
    void the_cluster_of_a_change_is_known_also_when_nobody_declares_it_any_more() {
        Looked looked = Looked.all(SHOP)
                .present(Address.role("db", "old"))
                .present(ATTACHMENT, Seen.asDeclared().on(CLUSTER));

        Dependencies dependencies =
                plan(whole(app("api"), cluster("db")), looked).dependencies();

        assertThat(dependencies.clusterOf(Address.role("db", "old"))).contains("db");
        assertThat(dependencies.clusterOf(ORDERS)).contains("db");
        assertThat(dependencies.clusterOf(ATTACHMENT)).contains("db");
        assertThat(dependencies.clusterOf(Address.app("api"))).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_change_only_waits_for_changes_before_it(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Definition before = any(random);
        Plan plan = plan(any(random), Looked.all(before));

        List<Address> order = plan.changes().stream().map(Change::address).toList();
        assertThat(order).doesNotHaveDuplicates();
        for (Address address : order) {
            Stream.concat(plan.dependencies().of(address).stream(), plan.dependencies().after(address).stream())
                    .filter(order::contains)
                    .forEach(first -> assertThat(order.indexOf(first)).isLessThan(order.indexOf(address)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void deletions_and_creations_of_one_cluster_form_one_line(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Definition before = any(random);
        Plan plan = plan(any(random), Looked.all(before));

        for (String cluster : List.of("c0", "c1", "c2")) {
            List<Address> line = plan.changes().stream()
                    .map(Change::address)
                    .filter(address -> plan.dependencies().clusterOf(address).equals(Optional.of(cluster)))
                    .toList();
            for (int i = 1; i < line.size(); i++) {
                assertThat(plan.dependencies().after(line.get(i))).contains(line.get(i - 1));
            }
        }
    }

    private static Definition any(SplittableRandom random) {
        List<Spec> specs = new ArrayList<>();
        specs.add(app("a0"));
        specs.add(app("a1"));
        for (int c = 0; c < 3; c++) {
            if (random.nextBoolean()) {
                String cluster = "c" + c;
                specs.add(cluster(cluster));
                for (int d = random.nextInt(3); d > 0; d--) {
                    specs.add(database(cluster, "d" + d));
                    specs.add(role(cluster, "r" + d, "d" + d));
                }
            }
        }
        return whole(specs.toArray(Spec[]::new));
    }

    private static Plan plan(Definition definition, Looked looked) {
        return new Planner(FakeHandler.catalogue()).plan(definition, looked.done(), new Limits(99));
    }
}
