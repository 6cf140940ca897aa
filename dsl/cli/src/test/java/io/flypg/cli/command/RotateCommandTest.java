package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.wiring.Errand;
import io.flypg.cli.wiring.RotationOrder;
import io.flypg.engine.address.Address;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.Fingerprint;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code rotate}. */
class RotateCommandTest {
    private static final String NAME = "attachment.orders-api/DATABASE_URL";
    private static final Address ADDRESS = Address.parse(NAME);
    private static final Address CLUSTER = Address.cluster("orders-db");

    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    @BeforeEach
    void declare() throws IOException {
        Files.writeString(folder.resolve("orders.flypg.groovy"), """
            project 'shop'
            organization 'personal'
            app('orders-api')
            cluster('orders-db') {
                region 'ams'
                database('orders')
                attach('orders-api') { database 'orders' }
            }
            """);
    }

    @Test
    void an_attachment_is_found_by_its_definition_or_by_its_cluster() {
        calls.run("rotate", NAME, folder.toString(), "--yes");
        calls.run("rotate", NAME, "orders-db", "--deploy", "--yes");

        assertThat(calls.toy.rotated)
                .containsExactly(
                        new RotationOrder(ADDRESS, "orders-db", Optional.of("shop"), false),
                        new RotationOrder(ADDRESS, "orders-db", Optional.empty(), true));
    }

    @Test
    void a_cluster_needs_no_other_name() {
        calls.run("rotate", "cluster.orders-db", "--yes");
        calls.run("rotate", "cluster.orders-db", "orders-db", "--yes");
        calls.run("rotate", "cluster.orders-db", folder.toString(), "--yes");

        assertThat(calls.toy.rotated)
                .containsExactly(
                        new RotationOrder(CLUSTER, "orders-db", Optional.empty(), false),
                        new RotationOrder(CLUSTER, "orders-db", Optional.empty(), false),
                        new RotationOrder(CLUSTER, "orders-db", Optional.of("shop"), false));
    }

    @Test
    void what_would_mean_nothing_is_refused() {
        assertThat(calls.run("rotate", NAME, "--yes").err()).contains("neither that nor a definition is named");
        assertThat(calls.run("rotate", "cluster.orders-db", "--deploy", "--yes").err())
                .contains("--deploy is about the machines of an app");
        assertThat(calls.run("rotate", "cluster.orders-db", "-p", "size=1", "--yes")
                        .err())
                .contains("parameters belong to a definition");
        assertThat(calls.run("rotate", "cluster.orders-db", "other-db", "--yes").err())
                .contains("'cluster.orders-db' and 'other-db' are two clusters");
        assertThat(calls.run("rotate", "cluster.order-db", folder.toString(), "--yes")
                        .err())
                .contains("Unknown cluster", "did you mean 'cluster.orders-db'?");
        assertThat(calls.toy.rotated).isEmpty();
    }

    @Test
    void what_it_takes_is_shown_and_done() {
        calls.toy.rotation = rotation();

        Calls.Result declined = calls.typing("no").run("rotate", NAME, "orders-db");
        Calls.Result rotated = calls.run("rotate", NAME, "orders-db", "--yes");

        assertThat(declined.code()).isEqualTo(3);
        assertThat(declined.err()).contains("Nothing was changed.");
        assertThat(rotated.code()).isZero();
        assertThat(rotated.out()).contains("~ " + NAME, "Done: 1 updated");
        assertThat(calls.toy.there).contains(ADDRESS);
    }

    @Test
    void one_that_stops_is_gone_on_with_by_the_same_command() {
        calls.toy.rotation = rotation();
        calls.toy.onStep = _ -> {
            throw Toy.failure(Failure.Kind.FAILED);
        };

        Calls.Result failed = calls.run("rotate", NAME, "orders-db", "--yes");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).contains("Run the same command again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders-api", "attachment.orders-api", "database.orders-db/orders"})
    void what_cannot_be_rotated_is_told_as_such(String name) {
        Calls.Result result = calls.run("rotate", name, folder.toString(), "--yes");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("Nothing to rotate", name);
    }

    @Test
    void an_attachment_that_the_definition_does_not_have_is_told_with_the_nearest() {
        Calls.Result result = calls.run("rotate", NAME.replace("URL", "URI"), folder.toString(), "--yes");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("Unknown attachment", "did you mean '" + NAME + "'?");
        assertThat(calls.toy.rotated).isEmpty();
    }

    private static Errand rotation() {
        Change change = new Change.Update(
                ADDRESS, List.of(), List.of(new PlatformStep.CreateApp(NAME, "personal", false)), List.of(), false);
        Plan plan = new Plan(
                "shop",
                List.of(change),
                Dependencies.NONE,
                List.of(),
                new TreeMap<>(),
                new Fingerprint(new TreeMap<>()),
                Scope.WHOLE);
        return new Errand(new Definition("shop", "personal", false, List.of(), Map.of()), plan);
    }
}
