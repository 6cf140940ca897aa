package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Size;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.app.AppSecret;
import io.flypg.fly.volume.Volumes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * New clusters with the data of another one: the rows of that moment are there, and nothing is that would reach back to where they come
 * from.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RestoredClusterTest {
    private static final String ROWS = "SELECT count(*) FROM kept";
    private static final Shop SOURCE = Shop.single().withAttachment();

    private Fixture fixture;
    private String snapshot = "";
    private int number;

    /** Five hundred rows at the snapshot, and one more by now. */
    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        fixture = Fixture.in(folder);
        fixture.reach(SOURCE);
        sourceApp().run("CREATE TABLE kept AS SELECT generate_series(1, 500) AS id");
        Volumes volumes = fixture.live.fly().volumes(SOURCE.name());
        String volume = fixture.hand().volume(SOURCE.name(), 1);
        volumes.createSnapshot(volume);
        snapshot = volumes.snapshots(volume).getFirst().id();
        sourceApp().run("INSERT INTO kept VALUES (501)");
        fixture.hand()
                .operator(SOURCE.name(), 1)
                .run("SELECT pg_create_physical_replication_slot('repmgr_slot_7', true)");
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private Sql sourceApp() {
        return fixture.hand().app(SOURCE.app(), "DATABASE_URL");
    }

    private Shop next() {
        return Shop.single().named("copy-" + ++number, "copy-api-" + number).ofProject("review-" + number);
    }

    private void assertSourceAsItWas() {
        assertThat(sourceApp().ask(ROWS)).isEqualTo("501");
        fixture.assertNothingToDo(SOURCE);
    }

    @Test
    void a_cluster_from_a_snapshot_has_the_rows_of_that_moment_for_an_app_of_its_own() {
        Shop copy = next().withAttachment();

        fixture.reach(copy.fromSnapshot(snapshot));

        assertThat(fixture.hand().app(copy.app(), "DATABASE_URL").ask(ROWS)).isEqualTo("500");
        assertThat(fixture.hand()
                        .operator(copy.name(), 1)
                        .ask("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'orders_api%'"))
                .as("logins of the apps that are attached to the other cluster")
                .isEqualTo("0");
        assertThat(fixture.live.fly().secrets(copy.name()).list())
                .extracting(AppSecret::name)
                .doesNotContain("FLY_RESTORED_FROM");
        fixture.assertNothingToDo(copy);
        fixture.assertNothingToDo(copy.forkOf("no-such-db"));
        assertSourceAsItWas();
    }

    @Test
    @Tag("slow")
    void a_fork_has_the_rows_of_its_moment_on_all_its_nodes_and_what_nobody_declares_in_it_is_left_alone() {
        Shop fork = next().withReplicas(2)
                .withVolume(Size.ofGigabytes(3))
                .withKnob("max_connections", "120")
                .forkOf(SOURCE.name());

        fixture.reach(fork);

        assertThat(fixture.hand().operator(fork.name(), 2).in("orders").ask(ROWS))
                .isEqualTo("501");
        assertThat(fixture.hand().operator(fork.name(), 1).ask("SELECT count(*) FROM pg_replication_slots"))
                .as("slots of its own two standbys, and not that of the other cluster")
                .isEqualTo("2");
        assertThat(fixture.hand().volumes(fork.name()))
                .allSatisfy(volume -> assertThat(volume.sizeGb()).isEqualTo(3));
        fixture.reach(fork.withAttachment());
        assertThat(fixture.hand().app(fork.app(), "DATABASE_URL").ask(ROWS)).isEqualTo("501");
        assertSourceAsItWas();
    }

    @Test
    @Tag("slow")
    void a_creation_from_a_snapshot_that_is_killed_after_every_step_goes_on_with_the_same_volume() {
        Shop copy = next().withReplicas(2).withAttachment().fromSnapshot(snapshot);

        int kills = Kills.reach(fixture, copy);

        assertThat(kills).isGreaterThan(8);
        fixture.assertNothingToDo(copy);
        assertThat(fixture.hand().app(copy.app(), "DATABASE_URL").ask(ROWS)).isEqualTo("500");
        assertThat(fixture.hand().volumes(copy.name())).hasSize(3);
        assertThat(fixture.hand().looseVolumes(copy.name())).isEmpty();
        assertSourceAsItWas();
    }

    @Test
    @Tag("slow")
    void a_single_node_that_lost_its_volume_comes_back_from_its_newest_snapshot_and_never_empty() throws SQLException {
        Shop lost = next().withAttachment();
        fixture.reach(lost);
        Sql app = fixture.hand().app(lost.app(), "DATABASE_URL");
        app.run("CREATE TABLE kept AS SELECT generate_series(1, 300) AS id");
        Volumes volumes = fixture.live.fly().volumes(lost.name());
        String volume = fixture.hand().volume(lost.name(), 1);
        volumes.createSnapshot(volume);
        String newest = volumes.snapshots(volume).getFirst().id();
        app.run("INSERT INTO kept VALUES (301)");
        fixture.hand().destroy(lost.name(), 1);
        assertRefused(lost.fromSnapshot(newest), "Cluster has lost its machines", "a volume that is left");
        volumes.delete(volume);

        assertRefused(lost, "Cluster has lost its machines", "a snapshot may hold");
        assertThat(fixture.plan(lost).refusals().getFirst().hint())
                .contains("restoreFrom snapshot: '" + newest + "' in the cluster", "0 minutes old");
        assertRefused(lost.fromSnapshot(snapshot), "Data of another cluster", SOURCE.name());
        Kills.reach(fixture, lost.fromSnapshot(newest));

        fixture.assertNothingToDo(lost);
        assertThat(app.ask(ROWS))
                .as("by the URL that the app has had all the time")
                .isEqualTo("300");
        assertThat(fixture.hand().volumes(lost.name())).hasSize(1);
    }

    @Test
    void what_cannot_be_restored_is_refused_before_anything_is_made() {
        Shop copy = next();

        assertRefused(copy.fromSnapshot("vs_nothere"), "Nothing to restore from", "vs_nothere");
        assertRefused(copy.forkOf("no-such-db"), "Nothing to restore from", "no-such-db");
        assertRefused(
                copy.withVolume(Size.ofGigabytes(1)).fromSnapshot(snapshot), "Volume smaller than its source", "2 GB");
        assertThat(fixture.live.fly().apps().get(copy.name())).isEmpty();
    }

    private void assertRefused(Shop shop, String summary, String detail) {
        Plan plan = fixture.plan(shop);
        assertThat(plan.isRefused()).isTrue();
        assertThat(plan.steps()).extracting(Step::kind).isEmpty();
        assertThat(plan.change(Address.cluster(shop.name())).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.summary()).isEqualTo(summary);
                    assertThat(problem.detail()).contains(detail);
                    assertThat(problem.hint()).isNotEmpty();
                });
        assertThat(plan.refusals()).extracting(Problem::summary).isEqualTo(List.of(summary));
    }
}
