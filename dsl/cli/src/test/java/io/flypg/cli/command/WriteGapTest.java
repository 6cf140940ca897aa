package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --max-write-gap}. A cluster is ailing here, and its primary would restart, which takes 5 s. */
class WriteGapTest {
    private static final Address CLUSTER = Address.cluster("orders-db");

    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    private String path = "";

    @BeforeEach
    void ail() throws IOException {
        path = folder.toString();
        Files.writeString(
                folder.resolve("orders.flypg.groovy"),
                "project 'shop'\norganization 'personal'\ncluster('orders-db') { region 'ams' }\n");
        calls.run("apply", "--yes", path);
        calls.toy.ailing.add(CLUSTER);
    }

    @Test
    void a_longer_one_is_refused_and_nothing_is_done() {
        Calls.Result planned = calls.run("plan", "--max-write-gap", "4s", path);
        Calls.Result applied = calls.run("apply", "--yes", "--max-write-gap", "4s", path);

        assertThat(planned.code()).isEqualTo(3);
        assertThat(planned.out()).contains("~ cluster.orders-db", "no writes for about 5 s");
        assertThat(planned.err()).contains("Write gap too long", "allowed are 4 s", "--max-write-gap 5s");
        assertThat(applied.code()).isEqualTo(3);
        assertThat(calls.toy.ailing).contains(CLUSTER);
    }

    @Test
    void one_that_is_allowed_is_done() {
        assertThat(calls.run("apply", "--yes", "--max-write-gap", "5s", path).code())
                .isZero();
        assertThat(calls.toy.ailing).isEmpty();
    }

    @Test
    void what_is_no_time_is_bad_usage() {
        Calls.Result result = calls.run("plan", "--max-write-gap", "10", path);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("'10' has no unit", "10s");
    }

    @Test
    void a_saved_plan_has_the_limit_it_was_made_with() {
        Path plan = folder.resolve("orders.plan");
        calls.run("plan", "--max-write-gap", "4s", "-o", plan.toString(), path);

        assertThat(calls.run("apply", "--yes", plan.toString()).code()).isEqualTo(3);
        assertThat(calls.run("apply", "--yes", "--max-write-gap", "9s", plan.toString())
                        .code())
                .isEqualTo(2);
    }
}
