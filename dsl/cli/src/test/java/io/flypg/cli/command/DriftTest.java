package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --drift-only}. */
class DriftTest {
    private static final Address CLUSTER = Address.cluster("orders-db");

    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    private String path = "";

    @BeforeEach
    void apply() throws IOException {
        path = folder.toString();
        Files.writeString(folder.resolve("orders.flypg.groovy"), """
            project 'shop'
            organization 'personal'
            cluster('orders-db') { region 'ams'; database('orders') { } }
            """);
        calls.run("apply", "--yes", path);
    }

    @Test
    void without_drift_there_is_nothing_to_show() {
        calls.toy.there.add(Address.cluster("undeclared"));

        Calls.Result result = drift("--detailed-exitcode");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("No drift: nothing is known to have been changed");
    }

    @Test
    void what_somebody_changed_is_shown_with_its_place_and_without_steps() {
        calls.toy.drifted.put(
                CLUSTER,
                FieldDiff.of("config.work_mem", "1MB", "16MB", Effect.RELOAD).asDrift("the shared store"));

        Calls.Result result = drift("--detailed-exitcode");

        assertThat(result.code()).isEqualTo(10);
        assertThat(result.out())
                .contains("~ cluster.orders-db  changed", "1MB → 16MB", "the shared store", "Drift: 1 resource is")
                .doesNotContain("steps:", "database.orders-db/orders");
        assertThat(drift().code()).isZero();
    }

    @Test
    void what_is_missing_or_out_of_sight_is_drift_too() {
        calls.toy.there.remove(CLUSTER);
        calls.toy.unseen.add(Address.database("orders-db", "orders"));

        Calls.Result result = drift("--detailed-exitcode");

        assertThat(result.code()).isEqualTo(10);
        assertThat(result.out())
                .contains(
                        "- cluster.orders-db  not there", "! database.orders-db/orders  cannot be seen", "2 resources");
    }

    @Test
    void a_refusal_that_is_no_drift_does_not_count() {
        calls.toy.there.add(Address.cluster("old-db"));

        assertThat(calls.run("plan", path).code()).isEqualTo(3);
        assertThat(drift("--detailed-exitcode").code()).isZero();
    }

    @Test
    void for_programs_it_is_json() {
        calls.toy.there.remove(CLUSTER);

        assertThat(drift("--json").out())
                .isEqualTo("{\"format\":1,\"project\":\"shop\",\"drift\":[{\"address\":\"cluster.orders-db\","
                        + "\"found\":\"missing\"}]}\n");
    }

    @Test
    void drift_cannot_be_saved() {
        Calls.Result result = drift("-o", folder.resolve("drift.plan").toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("error: Drift is no plan");
    }

    private Calls.Result drift(String... options) {
        String[] words = new String[options.length + 3];
        System.arraycopy(options, 0, words, 3, options.length);
        words[0] = "plan";
        words[1] = "--drift-only";
        words[2] = path;
        return calls.run(words);
    }
}
