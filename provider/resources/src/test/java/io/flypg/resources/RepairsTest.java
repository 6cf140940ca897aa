package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.Impact;
import io.flypg.engine.plan.KnobStep;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.NodeStep.Part;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Step;
import io.flypg.resources.live.Marks;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run left half done, or made wrong, is mended by the next one, whatever happened to nodes in between. */
@Tag("slow")
class RepairsTest {
    private static final String CLUSTER = "orders-db";

    private final Shop shop = Shop.single().withReplicas(2);

    @TempDir
    Path folder;

    @Test
    void a_lower_setting_that_was_only_stored_takes_no_standby_away_for_good() {
        try (Fixture fixture = Fixture.in(folder)) {
            fixture.reach(shop);
            Shop lower = shop.withKnob("max_connections", "100");
            runUpTo(fixture, lower, KnobStep.UpdateKnobs.class::isInstance);
            assertThat(fixture.plan(shop).isEmpty())
                    .as("what is declared is not what is stored")
                    .isFalse();

            int standby = standby(fixture);
            fixture.hand().restartMachine(CLUSTER, standby);
            fixture.hand().awaitDead(CLUSTER, standby);

            fixture.reach(shop);
            fixture.reach(lower);
        }
    }

    @Test
    void a_setting_that_a_node_cannot_start_with_is_taken_back_by_declaring_another() {
        try (Fixture fixture = Fixture.in(folder)) {
            fixture.reach(shop);
            runUpTo(fixture, shop.withKnob("huge_pages", "on"), NodeStep.RestartNode.class::isInstance);
            fixture.hand().awaitDead(CLUSTER, standby(fixture));

            fixture.reach(shop);
        }
    }

    @Test
    void from_two_nodes_to_one_costs_a_moment_without_writes_and_is_completed_from_the_middle() {
        try (Fixture fixture = Fixture.in(folder)) {
            fixture.reach(Shop.single().withReplicas(1));
            Plan plan = fixture.plan(Shop.single());
            assertThat(plan.steps())
                    .containsExactly(
                            new NodeStep.RetireNode(new NodeName(CLUSTER, 2), true),
                            new NodeStep.AwaitRole(new NodeName(CLUSTER, 1), NodeRole.PRIMARY));
            assertThat(plan.impact()).isEqualTo(Impact.PRIMARY_RESTART);

            fixture.hand().mark(CLUSTER, 1, Marks.RETIRING, fixture.hand().volume(CLUSTER, 2));
            fixture.hand().stop(CLUSTER, 2);
            Hand.eventually(() -> fixture.hand().role(CLUSTER, 1).equals("zombie"));

            fixture.reach(Shop.single());
            assertThat(fixture.hand().nodes(CLUSTER)).containsExactly("1 primary");
        }
    }

    @Test
    void the_plan_says_that_two_nodes_take_no_writes_while_the_standby_restarts() {
        try (Fixture fixture = Fixture.in(folder)) {
            Shop two = Shop.single().withReplicas(1);
            Shop changed = two.withKnob("max_connections", "350");
            fixture.reach(two);

            Plan plan = fixture.plan(changed);

            assertThat(plan.steps())
                    .filteredOn(step -> step.kind().equals("restart"))
                    .containsExactly(
                            new NodeStep.RestartNode(new NodeName(CLUSTER, 2), Part.HALF),
                            new NodeStep.RestartNode(new NodeName(CLUSTER, 1), Part.PRIMARY));
            assertThat(plan.impact()).isEqualTo(Impact.FENCING_RESTART);
            fixture.reach(changed);
        }
    }

    /** The steps up to the first of that kind, and that one; then the process is gone. */
    private void runUpTo(Fixture fixture, Shop wanted, Predicate<Step> last) {
        for (Step step : fixture.plan(wanted).steps()) {
            fixture.platform.run(step, wanted.definition(), _ -> {});
            if (last.test(step)) {
                return;
            }
        }
        throw new AssertionError("the plan has no such step");
    }

    /** The one that is changed first. */
    private static int standby(Fixture fixture) {
        return fixture.hand().primary(CLUSTER) == 1 ? 2 : 1;
    }
}
