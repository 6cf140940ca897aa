package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Size;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.apply.Reconciler;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Step;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.volume.Snapshot;
import io.flypg.fly.volume.Volume;
import io.flypg.resources.cluster.PrimarySnapshot;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that is deleted leaves its last volume, and comes back on it with every row. */
@TestInstance(Lifecycle.PER_CLASS)
class KeptClusterTest {
    private static final Limits ONE = new Limits(1);

    private Fixture fixture;
    private int number;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = Fixture.in(folder);
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private Shop next(Shop shop) {
        String app = "kept-api-" + ++number;
        return shop.named("kept-" + number, app)
                .ofProject("project-" + number)
                .withAttachment()
                .unprotected();
    }

    private void write(Shop shop) throws SQLException {
        fixture.hand()
                .app(shop.app(), "DATABASE_URL")
                .run("CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1), (2), (3)");
    }

    private void assertRowsAreThere(Shop shop) {
        assertThat(fixture.hand().app(shop.app(), "DATABASE_URL").ask("SELECT count(*) FROM orders"))
                .isEqualTo("3");
    }

    private void delete(Shop shop) {
        Outcome outcome = fixture.apply(shop, Goal.GONE, ONE);
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.isSuccess()).isTrue();
    }

    /** One volume, no machine, and a snapshot that can be used. */
    private String assertOnlyVolumeIsLeft(Shop shop) {
        assertThat(fixture.live.fly().machines(shop.name()).list()).isEmpty();
        List<Volume> volumes = fixture.hand().volumes(shop.name());
        assertThat(volumes).hasSize(1);
        String volume = volumes.getFirst().id();
        assertThat(fixture.live.fly().volumes(shop.name()).snapshots(volume))
                .isNotEmpty()
                .allMatch(Snapshot::isReady);
        return volume;
    }

    private Plan planWithoutCluster(Shop shop) {
        Definition without =
                new Definition(shop.project(), "personal", true, List.of(new AppSpec(shop.app())), Map.of());
        return new Reconciler(fixture.platform, new Planner(Resources.catalogue()))
                .plan(without, Goal.AS_DECLARED, Limits.SAFE);
    }

    private List<String> refusals(Shop shop) {
        return fixture.plan(shop).refusals().stream().map(Problem::summary).toList();
    }

    @Test
    void a_deleted_cluster_keeps_its_volume_and_comes_back_with_its_rows() throws SQLException {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        write(shop);
        String volume = fixture.hand().volume(shop.name(), 1);

        PrimarySnapshot asked = PrimarySnapshot.take(fixture.live, shop.name());
        assertThat(asked.volume()).isEqualTo(volume);
        assertThat(asked.snapshot().isReady()).isTrue();
        assertThat(fixture.plan(shop, Goal.GONE, Limits.SAFE).isRefused()).isTrue();
        delete(shop);

        assertThat(assertOnlyVolumeIsLeft(shop)).isEqualTo(volume);
        assertThat(fixture.live.fly().volumes(shop.name()).snapshots(volume))
                .extracting(Snapshot::id)
                .hasSize(2)
                .contains(asked.snapshot().id());
        assertThat(planWithoutCluster(shop).changes())
                .extracting(change -> change.address().toString())
                .doesNotContain("cluster." + shop.name());
        assertThat(fixture.plan(shop, Goal.GONE, Limits.SAFE).steps()).isEmpty();
        assertThat(refusals(shop.in("fra"))).contains("Kept volume is in another region");
        assertThat(refusals(shop.withVolume(Size.ofGigabytes(1)))).contains("Volume cannot shrink");
        assertThat(refusals(shop.ofProject("bank"))).contains("Owned by another project");

        fixture.reach(shop);
        assertThat(fixture.hand().volume(shop.name(), 1)).isEqualTo(volume);
        assertRowsAreThere(shop);

        fixture.apply(shop, Goal.GONE, new Limits(2).withPurge(true));
        assertThat(fixture.live.fly().apps().get(shop.name())).isEmpty();
    }

    @Test
    @Tag("slow")
    void what_was_kept_can_go_for_good_and_then_the_cluster_begins_anew() {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        delete(shop);

        Outcome outcome = fixture.apply(shop, Goal.GONE, ONE.withPurge(true));

        assertThat(outcome.isSuccess()).isTrue();
        assertThat(fixture.live.fly().apps().get(shop.name())).isEmpty();
        fixture.reach(shop);
    }

    @Test
    @Tag("slow")
    void what_was_kept_and_then_lost_is_not_begun_anew() {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        delete(shop);
        fixture.live.fly().volumes(shop.name()).delete(assertOnlyVolumeIsLeft(shop));

        assertThat(refusals(shop)).containsExactly("Kept volume is gone");
        assertThat(fixture.plan(shop).change(Address.cluster(shop.name())).steps())
                .isEmpty();
    }

    @Test
    @Tag("slow")
    void a_cluster_whose_deletion_is_killed_after_every_step_and_whose_return_too_has_its_rows() throws SQLException {
        Shop shop = next(Shop.single().withReplicas(2).withReader("syd", 1));
        fixture.reach(shop);
        write(shop);
        String volume = fixture.hand().volume(shop.name(), fixture.hand().primary(shop.name()));

        assertThat(Kills.reach(fixture, shop, Goal.GONE, ONE)).isGreaterThan(3);
        assertThat(assertOnlyVolumeIsLeft(shop)).isEqualTo(volume);

        assertThat(Kills.reach(fixture, shop, Goal.AS_DECLARED, Limits.SAFE)).isGreaterThan(3);
        fixture.assertNothingToDo(shop);
        assertRowsAreThere(shop);
        assertThat(fixture.hand().nodes(shop.name()))
                .containsExactly("1 primary", "2 primary", "3 primary", "4 read-syd");
        assertThat(fixture.hand().looseVolumes(shop.name())).isEmpty();
    }

    @Test
    @Tag("slow")
    void nothing_goes_while_nobody_knows_which_volume_is_the_newest() throws SQLException {
        Shop shop = next(Shop.single().withReplicas(2));
        fixture.reach(shop);
        write(shop);
        fixture.reach(shop);
        Hand hand = fixture.hand();
        int primary = hand.primary(shop.name());
        List<Integer> standbys =
                List.of(1, 2, 3).stream().filter(ordinal -> ordinal != primary).toList();
        standbys.forEach(ordinal -> hand.stop(shop.name(), ordinal));
        Hand.eventually(() -> hand.role(shop.name(), primary).equals("zombie"));

        assertThat(fixture.plan(shop, Goal.GONE, ONE).refusals())
                .extracting(Problem::summary)
                .containsExactly("Nobody knows what to keep");
        assertThat(hand.volumes(shop.name())).hasSize(3);
    }

    @Test
    @Tag("slow")
    void a_node_that_is_down_goes_with_its_volume_kept() throws SQLException {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        write(shop);
        fixture.hand().stop(shop.name(), 1);

        // what is attached cannot be seen, so the app keeps its secret
        fixture.apply(shop, Goal.GONE, ONE);

        assertOnlyVolumeIsLeft(shop);
        fixture.reach(shop);
        assertRowsAreThere(shop);
    }

    @Test
    @Tag("slow")
    void a_deletion_that_was_cut_off_is_taken_back_by_declaring_the_cluster() throws SQLException {
        Shop shop = next(Shop.single());
        fixture.reach(shop);
        write(shop);
        Plan plan = fixture.plan(shop, Goal.GONE, ONE);
        List<Step> steps = plan.change(Address.cluster(shop.name())).steps();
        steps.stream().limit(steps.size() - 1L).forEach(step -> fixture.platform.run(step, shop.definition(), _ -> {}));

        fixture.reach(shop);

        assertRowsAreThere(shop);
        assertThat(fixture.live.fly().secrets(shop.name()).list())
                .noneMatch(secret -> secret.name().equals("FLYPG_KEPT"));
    }
}
