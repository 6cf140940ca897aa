package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.wiring.SwitchoverOrder;
import io.flypg.engine.address.Address;
import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Fingerprint;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code flypg switchover}: shown, agreed to, and done exactly so. */
class SwitchoverTest {
    private static final Address CLUSTER = Address.cluster("orders-db");

    private final Calls calls = new Calls();
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void watch() {
        calls.toy.onStep = step -> done.add(step.kind() + " " + step.subject());
        calls.toy.switchovers = _ -> plan(to(2));
    }

    @Test
    void it_is_shown_and_done() {
        Calls.Result result = calls.run("switchover", "--yes", "orders-db");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("primary", "node 1", "node 2", "promote");
        assertThat(done).containsExactly("promote orders-db#2");
    }

    @Test
    void with_a_definition_the_cluster_has_to_be_that_of_its_project(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("orders.flypg.groovy"), """
                project 'shop'
                organization 'personal'
                cluster('orders-db') { region 'ams'; volume { size 1.GB } }
                """);
        List<SwitchoverOrder> orders = new ArrayList<>();
        calls.toy.switchovers = order -> {
            orders.add(order);
            return plan(to(2));
        };

        calls.run("switchover", "--yes", folder.toString());
        calls.run("switchover", "--yes", "--to", "2", "orders-db");

        assertThat(orders)
                .containsExactly(
                        new SwitchoverOrder("orders-db", Optional.of("shop"), Optional.empty()),
                        new SwitchoverOrder("orders-db", Optional.empty(), Optional.of("2")));
    }

    @Test
    void a_script_has_to_agree_beforehand() {
        assertThat(calls.run("switchover", "orders-db").code()).isEqualTo(2);
        assertThat(done).isEmpty();
    }

    @Test
    void nothing_is_done_when_it_is_the_primary_already() {
        calls.toy.switchovers = _ -> plan(new Change.NoChange(CLUSTER, List.of()));

        assertThat(calls.run("switchover", "--yes", "--to", "1", "orders-db").code())
                .isZero();
        assertThat(done).isEmpty();
    }

    @Test
    void what_would_fence_the_cluster_is_refused() {
        Problem problem = Problem.of(CLUSTER, "Too few nodes for a switchover", "there are two.", "declare replicas 2");
        calls.toy.switchovers = _ -> plan(Blocks.refused(CLUSTER, List.of(), List.of(problem)));

        Calls.Result result = calls.run("switchover", "--yes", "orders-db");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("Too few nodes", "declare replicas 2");
        assertThat(done).isEmpty();
    }

    @Test
    void a_cluster_that_changes_while_nobody_answers_is_looked_at_anew() {
        Deque<Change> looks = new ArrayDeque<>(List.of(to(2), to(3)));
        calls.toy.switchovers = _ -> plan(looks.remove());

        Calls.Result result = calls.typing("yes").run("switchover", "orders-db");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("Stale plan");
        assertThat(done).isEmpty();
    }

    private static Change to(int node) {
        return new Change.Update(
                CLUSTER,
                List.of(FieldDiff.of("primary", "node 1", "node " + node, Effect.RESTART)),
                List.of(new NodeStep.Promote(new NodeName("orders-db", node))),
                List.of(),
                false);
    }

    private static Plan plan(Change change) {
        return new Plan(
                "shop",
                List.of(change),
                new Dependencies.Builder().within(CLUSTER, "orders-db").build(),
                change instanceof Change.Blocked ? change.problems() : List.of(),
                new TreeMap<>(),
                new Fingerprint(new TreeMap<>()),
                Scope.WHOLE);
    }
}
