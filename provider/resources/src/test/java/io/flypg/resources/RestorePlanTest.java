package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Severity;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Surroundings;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.LastSnapshot;
import io.flypg.resources.cluster.Leftovers;
import io.flypg.resources.cluster.RestoreSource;
import io.flypg.resources.recorded.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is planned for a cluster that is to begin with data that is there. */
class RestorePlanTest {
    private static final Shop COPY = Shop.single().fromSnapshot("vs_1");
    private static final RestoreSource GOOD =
            new RestoreSource.Found("other-db", Size.ofGigabytes(2), OptionalInt.of(17));
    private static final Set<String> SECRETS =
            Set.of("SU_PASSWORD", "REPL_PASSWORD", "OPERATOR_PASSWORD", "SSH_KEY", "SSH_CERT", "FLY_CONSUL_URL");

    @Test
    void the_data_is_the_clusters_own_before_anything_else_happens_to_it() {
        assertThat(kinds(plan(COPY.withReplicas(2), new Observation.Absent<>(), GOOD)))
                .containsExactly(
                        "create-app",
                        "restore-volume",
                        "create-machine",
                        "allocate-address",
                        "set-cluster-secrets",
                        "launch",
                        "await-role",
                        "disown",
                        "forget-source",
                        "create-volume",
                        "create-machine",
                        "create-volume",
                        "create-machine",
                        "await-role",
                        "await-role");
    }

    @Test
    void a_preview_without_a_platform_does_not_look_for_the_data() {
        Change change = plan(COPY, new Observation.Absent<>(), Map.of());

        assertThat(kinds(change)).contains("restore-volume");
        assertThat(change.isPartial()).isTrue();
    }

    @Test
    void data_that_the_cluster_could_not_read_or_hold_is_refused() {
        assertRefused(
                plan(
                        COPY,
                        new Observation.Absent<>(),
                        new RestoreSource.Found("other-db", Size.ofGigabytes(10), OptionalInt.of(16))),
                "Data of another version",
                "Volume smaller than its source");
    }

    @Test
    void data_whose_version_nobody_knows_is_taken() {
        assertThat(kinds(plan(
                        COPY,
                        new Observation.Absent<>(),
                        new RestoreSource.Found("other-db", Size.ofGigabytes(2), OptionalInt.empty()))))
                .contains("restore-volume");
    }

    @Test
    void a_cluster_that_is_there_takes_no_notice() {
        Observation<Cluster> there =
                new Observation.Present<>((Cluster) Recorded.of(Shop.single().cluster(), "shop"));

        assertThat(plan(COPY, there, Map.of())).isInstanceOf(Change.NoChange.class);
        assertThat(plan(Shop.single().forkOf("gone-db"), there, Map.of())).isInstanceOf(Change.NoChange.class);
    }

    @Test
    void a_lost_node_comes_back_as_the_cluster_that_it_was() {
        RestoreSource own = new RestoreSource.Found("orders-db", Size.ofGigabytes(2), OptionalInt.of(17));

        assertThat(kinds(plan(COPY, lost(SECRETS), own)))
                .containsExactly(
                        "restore-volume",
                        "create-machine",
                        "allocate-address",
                        "set-cluster-secrets",
                        "launch",
                        "await-role",
                        "forget-source");
        assertRefused(plan(COPY.withReplicas(2), lost(SECRETS), own), "More than one node was lost");
        assertRefused(plan(COPY, lost(Set.of("SSH_KEY")), own), "Secrets of the cluster are gone");
        assertRefused(plan(COPY, lost(SECRETS), GOOD), "Data of another cluster");
    }

    @Test
    void a_snapshot_that_is_left_in_the_definition_is_told_from_the_newest() {
        RestoreSource own = new RestoreSource.Found("orders-db", Size.ofGigabytes(2), OptionalInt.of(17));

        assertThat(plan(COPY, lost(SECRETS), own).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.detail()).contains("vs_9, 3 hours old");
        });
        assertThat(plan(COPY.fromSnapshot("vs_9"), lost(SECRETS), own).problems())
                .isEmpty();
    }

    @Test
    void a_lost_cluster_names_its_newest_snapshot() {
        Change single = plan(Shop.single(), lost(SECRETS), Map.of());
        Change several = plan(Shop.single().withReplicas(2), lost(SECRETS), Map.of());

        assertRefused(single, "Cluster has lost its machines");
        assertThat(single.problems().getFirst().hint())
                .contains("restoreFrom snapshot: 'vs_9' in the cluster,", "3 hours old");
        assertThat(several.problems().getFirst().hint())
                .contains("restoreFrom snapshot: 'vs_9' in a cluster of another name,");
    }

    private static Observation<Cluster> lost(Set<String> secrets) {
        Leftovers leftovers = new Leftovers(
                List.of(),
                List.of(),
                List.of(),
                false,
                Optional.of(new LastSnapshot("vs_9", Duration.ofHours(3))),
                List.of());
        return new Observation.Present<>(new Cluster(
                "orders-db",
                Optional.empty(),
                Optional.empty(),
                secrets,
                List.of(),
                List.of(),
                leftovers,
                List.of(),
                List.of(),
                Optional.empty(),
                false));
    }

    private static Change plan(Shop shop, Observation<Cluster> observed, RestoreSource source) {
        return plan(shop, observed, Map.of(shop.cluster().address(), source));
    }

    private static Change plan(Shop shop, Observation<Cluster> observed, Map<Address, RestoreSource> sources) {
        ClusterSpec spec = shop.cluster();
        Observations observations = new Observations(Map.of(spec.address(), observed), sources);
        return Resources.catalogue().plan(spec, new Surroundings(shop.definition(), observations, Set.of()));
    }

    private static List<String> kinds(Change change) {
        return change.steps().stream().map(Step::kind).toList();
    }

    private static void assertRefused(Change change, String... summaries) {
        assertThat(change).isInstanceOf(Change.Blocked.class);
        assertThat(change.problems()).extracting(Problem::summary).containsExactly(summaries);
    }
}
