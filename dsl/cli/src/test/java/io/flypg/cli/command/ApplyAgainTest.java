package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A yes is for the plan that was shown: what a later one costs beyond that takes another. */
class ApplyAgainTest {
    private static final Address CLUSTER = Address.cluster("orders-db");

    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    private String path = "";

    @BeforeEach
    void a_cluster_that_cannot_be_seen_until_its_app_is_there_and_then_needs_a_restart() throws IOException {
        path = folder.toString();
        Files.writeString(folder.resolve("orders.flypg.groovy"), """
            project 'shop'
            organization 'personal'
            app('orders-api')
            cluster('orders-db') { region 'ams' }
            """);
        calls.toy.there.add(CLUSTER);
        calls.toy.ailing.add(CLUSTER);
        calls.toy.unseen.add(CLUSTER);
        calls.toy.onStep = _ -> calls.toy.unseen.clear();
    }

    @Test
    void what_costs_more_than_was_agreed_to_is_shown_and_asked_for_again() {
        Calls.Result result = calls.typing("y", "y").run("apply", path);

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .containsSubsequence(
                        "Apply these changes? [y/N]", "Done:", "restart", "Apply these changes too? [y/N]", "Done:")
                .containsOnlyOnce("Try next:");
        assertThat(calls.toy.ailing).isEmpty();
    }

    @Test
    void a_no_to_the_rest_leaves_what_was_done() {
        Calls.Result result = calls.typing("y", "n").run("apply", path);

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("Nothing more was changed.");
        assertThat(result.out()).doesNotContain("Try next:");
        assertThat(calls.toy.there).contains(Address.app("orders-api"));
        assertThat(calls.toy.ailing).containsExactly(CLUSTER);
    }

    @Test
    void a_yes_that_was_given_beforehand_is_for_all_of_it() {
        Calls.Result result = calls.run("apply", "--yes", path);

        assertThat(result.code()).isZero();
        assertThat(result.err()).doesNotContain("run the command again for it");
        assertThat(calls.toy.ailing).isEmpty();
    }

    @Test
    void with_json_it_is_the_same() {
        assertThat(calls.run("apply", "--yes", "--json", path).code()).isZero();
        assertThat(calls.toy.ailing).isEmpty();
    }
}
