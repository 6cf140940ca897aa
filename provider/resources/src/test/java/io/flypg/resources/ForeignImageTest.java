package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.apply.Reconciler;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image of somebody's own making, whose name does not say which PostgreSQL is in it. */
class ForeignImageTest {
    @TempDir
    Path folder;

    @Test
    void a_node_that_got_an_image_of_another_major_gets_its_own_back() throws SQLException {
        Shop shop = Shop.single();
        try (Fixture fixture = Fixture.in(folder)) {
            fixture.reach(shop);
            fixture.hand().operator("orders-db", 1).run("CREATE TABLE kept AS SELECT 1 AS id");

            Outcome outcome = apply(fixture, withImage(shop.cluster(), "shop/postgres-flex-own:16"));

            assertThat(outcome.problems()).extracting(Problem::summary).containsExactly("Image of another version");
            fixture.hand().awaitRole("orders-db", 1);
            fixture.assertNothingToDo(shop);
            assertThat(fixture.hand().operator("orders-db", 1).ask("SELECT count(*) FROM kept"))
                    .isEqualTo("1");
        }
    }

    private static Outcome apply(Fixture fixture, ClusterSpec cluster) {
        Definition definition = new Definition("shop", "personal", true, List.of(cluster), Map.of());
        Reconciler reconciler = new Reconciler(fixture.platform, new Planner(Resources.catalogue()));
        return reconciler.apply(
                definition,
                Goal.AS_DECLARED,
                Limits.SAFE,
                reconciler.plan(definition, Goal.AS_DECLARED, Limits.SAFE),
                new Applier(fixture.platform, _ -> {}, System::nanoTime));
    }

    private static ClusterSpec withImage(ClusterSpec cluster, String image) {
        return new ClusterSpec(
                cluster.name(),
                cluster.region(),
                cluster.postgres(),
                Optional.of(image),
                cluster.replicas(),
                cluster.allowTwoNodes(),
                cluster.readReplicas(),
                cluster.machine(),
                cluster.volume(),
                cluster.unmanaged(),
                cluster.config(),
                cluster.restoreFrom(),
                cluster.protect());
    }
}
