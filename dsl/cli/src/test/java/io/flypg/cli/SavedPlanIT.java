package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.LocalApi.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A saved plan on a real PostgreSQL: applied as it was looked at, or refused with what moved. */
@Tag("slow")
class SavedPlanIT {
    private static final String APP = "orders-db";
    private static final String TEXT = """
        project 'shop'
        organization 'personal'
        app('orders-api')
        cluster('orders-db') {
            region 'ams'
            replicas 0
            volume { size 1.GB }
            config { work_mem 8.MB }
            database('orders') { }
            attach('orders-api') { database 'orders' }
        }
        """;

    @Test
    void a_saved_plan_does_what_it_says_or_names_what_moved() throws Exception {
        try (Desk desk = Desk.open()) {
            Path file = desk.definition("orders", TEXT);
            String folder = Desk.folderOf(file);
            Path plan = desk.root().resolve("orders.plan");
            desk.expect(0, "plan", "--local", "-o", plan.toString(), folder);
            desk.expect(0, "apply", "--local", "--yes", plan.toString());
            assertNothingSecretIn(desk, plan);
            desk.expect(0, "plan", "--local", "--detailed-exitcode", folder);

            Files.writeString(file, TEXT.replace("work_mem 8.MB", "work_mem 16.MB"));
            desk.expect(0, "plan", "--local", "-o", plan.toString(), folder);
            Machine node = desk.api().machines(APP).getFirst();
            desk.api().ask(node, APP, "ALTER SYSTEM SET work_mem = '1MB'");
            desk.api().ask(node, APP, "SELECT pg_reload_conf()");

            assertThat(desk.expect(3, "apply", "--local", "--yes", plan.toString())
                            .err())
                    .contains("error: Stale plan", "cluster.orders-db moved", "ALTER SYSTEM of orders-db#1");
            assertThat(desk.api().ask(node, APP, "SHOW work_mem")).containsExactly("1MB");
            assertThat(desk.expect(10, "plan", "--local", "--drift-only", "--detailed-exitcode", folder)
                            .out())
                    .contains("~ cluster.orders-db  changed", "config.work_mem", "postgresql.auto.conf of orders-db#1");

            desk.expect(0, "plan", "--local", "-o", plan.toString(), "--target", "cluster.orders-db", folder);
            desk.expect(0, "apply", "--local", "--yes", plan.toString());
            assertThat(desk.api().ask(node, APP, "SHOW work_mem")).containsExactly("16MB");
            assertNothingSecretIn(desk, plan);
            desk.expect(0, "plan", "--local", "--detailed-exitcode", folder);
            desk.expect(0, "plan", "--local", "--drift-only", "--detailed-exitcode", folder);
        }
    }

    private static void assertNothingSecretIn(Desk desk, Path plan) throws Exception {
        String url = desk.api().secret("orders-api", "DATABASE_URL");
        assertThat(Files.readString(plan))
                .contains("orders-db")
                .doesNotContain(
                        url.replaceAll("^[^:]+://[^:]+:([^@]+)@.*", "$1"),
                        desk.api().token(),
                        desk.api().secret(APP, "OPERATOR_PASSWORD"));
    }
}
