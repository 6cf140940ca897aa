package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --target} of plan, apply and destroy. */
class TargetTest {
    private static final Address CLUSTER = Address.cluster("orders-db");
    private static final Address DATABASE = Address.database("orders-db", "orders");
    private static final Address OLD = Address.database("orders-db", "old");
    private static final String ATTACHMENT = "attachment.orders-api/DATABASE_URL";

    private final Calls calls = new Calls();

    @TempDir
    private Path root;

    private String path = "";

    @BeforeEach
    void write() throws IOException {
        path = Files.createDirectory(root.resolve("orders")).toString();
        Files.writeString(Path.of(path, "orders.flypg.groovy"), """
            project 'shop'
            organization 'personal'
            app('orders-api')
            cluster('orders-db') {
                region 'ams'
                protect false
                database('orders') { }
                database('stock') { }
                attach('orders-api') { database 'orders' }
            }
            """);
    }

    @Test
    void a_target_takes_along_what_it_needs_and_says_what_is_left_out() {
        Calls.Result plan = calls.run("plan", path, "--target", "database.orders-db/orders");
        Calls.Result apply = calls.run("apply", "--yes", path, "--target", "database.orders-db/orders");

        assertThat(plan.out())
                .contains("Plan: 2 to create")
                .endsWith("Limited to database.orders-db/orders and what that needs: 3 other changes are left out.\n");
        assertThat(apply.code()).isZero();
        assertThat(calls.toy.there).containsExactlyInAnyOrder(CLUSTER, DATABASE);
    }

    @Test
    void several_targets_add_up() {
        calls.run("apply", "--yes", path, "--target", ATTACHMENT, "--target=database.orders-db/stock");

        assertThat(calls.toy.there).hasSize(5);
    }

    @Test
    void for_programs_the_limit_is_a_field_that_whole_plans_do_not_have() {
        assertThat(calls.run("plan", "--json", path, "--target", "app.orders-api")
                        .out())
                .contains("\"limited\":{\"targets\":[\"app.orders-api\"],\"leftOut\":4}");
        assertThat(calls.run("plan", "--json", path).out()).doesNotContain("\"limited\"");
    }

    @Test
    void an_unknown_target_is_answered_with_the_nearest_or_with_what_there_is() {
        calls.toy.there.add(OLD);

        Calls.Result near = calls.run("plan", path, "--target", "database.orders-db/order");
        Calls.Result form = calls.run("plan", path, "--target", "databse.orders-db/orders");
        Calls.Result far = calls.run("apply", "--yes", path, "--target", "x");
        Calls.Result both = calls.run("plan", path, "--target", "app.one", "--target", "cluster.nowhere");

        assertThat(near.code()).isEqualTo(2);
        assertThat(near.err()).contains("error: Unknown target", "did you mean 'database.orders-db/orders'?");
        assertThat(form.err()).contains("did you mean 'database.orders-db/orders'?");
        assertThat(far.code()).isEqualTo(2);
        assertThat(far.err()).contains("there are: app.orders-api, cluster.orders-db");
        assertThat(both.err()).contains("2 errors.", "database.orders-db/old");
        assertThat(calls.toy.there).containsExactly(OLD);
    }

    @Test
    void what_nobody_declares_any_more_is_deleted_only_as_a_target() {
        calls.run("apply", "--yes", path);
        calls.toy.there.add(OLD);

        assertThat(calls.run("plan", path, "--target", "cluster.orders-db").out())
                .contains("Nothing to do", "1 other change is left out.");
        assertThat(calls.run("apply", "--yes", path, "--target", OLD.toString()).code())
                .isEqualTo(3);
        assertThat(calls.run("apply", "--yes", "--allow-deletes", "1", path, "--target", OLD.toString())
                        .code())
                .isZero();
        assertThat(calls.toy.there).hasSize(5).doesNotContain(OLD);
    }

    @Test
    void protection_holds_for_a_target_too() {
        calls.run("apply", "--yes", path);
        calls.toy.there.add(OLD);
        calls.toy.guarded.add(OLD);

        Calls.Result result = calls.run("apply", "--yes", "--allow-deletes", "9", path, "--target", OLD.toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("error: Protected");
        assertThat(calls.toy.there).contains(OLD);
    }

    @Test
    void a_part_is_destroyed_only_when_nothing_hangs_on_it() {
        calls.run("apply", "--yes", path);

        Calls.Result cluster =
                calls.run("destroy", "--yes", "--allow-deletes", "9", path, "--target", CLUSTER.toString());
        Calls.Result database =
                calls.run("destroy", "--yes", "--allow-deletes", "9", path, "--target", DATABASE.toString());
        Calls.Result both = calls.run(
                "destroy",
                "--yes",
                "--allow-deletes",
                "9",
                path,
                "--target",
                DATABASE.toString(),
                "--target",
                ATTACHMENT);

        assertThat(cluster.code()).isEqualTo(3);
        assertThat(cluster.err())
                .contains("error: Something would be left behind", "--target database.orders-db/orders");
        assertThat(database.code()).isEqualTo(3);
        assertThat(database.err()).contains(ATTACHMENT);
        assertThat(both.code()).isZero();
        assertThat(calls.toy.there)
                .containsExactlyInAnyOrder(Address.app("orders-api"), CLUSTER, Address.database("orders-db", "stock"));
    }

    @Test
    void a_limited_plan_can_be_saved_and_rests_only_on_its_part() {
        String file = root.resolve("part.plan").toString();
        calls.run("plan", "-o", file, path, "--target", "app.orders-api");
        calls.toy.there.add(CLUSTER);

        assertThat(calls.run("apply", "--yes", file, "--target", "app.orders-api")
                        .code())
                .isEqualTo(2);
        assertThat(calls.run("apply", "--yes", file).code()).isZero();
        assertThat(calls.toy.there).containsExactlyInAnyOrder(Address.app("orders-api"), CLUSTER);
    }

    @Test
    void a_saved_deletion_of_what_is_gone_meanwhile_is_stale() {
        String file = root.resolve("part.plan").toString();
        calls.run("apply", "--yes", path);
        calls.toy.there.add(OLD);
        calls.run("plan", "-o", file, "--allow-deletes", "1", path, "--target", OLD.toString());
        calls.toy.there.remove(OLD);

        Calls.Result result = calls.run("apply", "--yes", file);

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("database.orders-db/old moved: it is gone.");
    }

    @Test
    void a_saved_deletion_is_stale_when_something_new_hangs_on_its_cluster() {
        String file = root.resolve("part.plan").toString();
        calls.run("apply", "--yes", path);
        calls.toy.there.add(OLD);
        calls.run("plan", "-o", file, "--allow-deletes", "1", path, "--target", OLD.toString());
        calls.toy.there.add(Address.role("orders-db", "newcomer"));

        assertThat(calls.run("apply", "--yes", file).err()).contains("role.orders-db/newcomer moved: it is there now.");
    }
}
