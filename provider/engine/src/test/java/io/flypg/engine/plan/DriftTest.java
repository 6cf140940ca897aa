package io.flypg.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Drift.Finding;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class DriftTest {
    private static final Address CLUSTER = Address.cluster("db");
    private static final FieldDiff DECLARED = FieldDiff.of("volume.size", "10 GB", "20 GB", Effect.ONLINE);
    private static final FieldDiff DRIFTED =
            FieldDiff.of("config.work_mem", "1MB", "16MB", Effect.RELOAD).asDrift("the shared store");

    @Test
    void only_the_fields_that_somebody_changed_are_drift() {
        assertThat(drift(new Change.Update(CLUSTER, List.of(DECLARED, DRIFTED), List.of(), List.of(), false)))
                .containsExactly(new Finding.Changed(CLUSTER, List.of(DRIFTED)));
    }

    @Test
    void what_the_definition_asks_for_anew_is_no_drift() {
        Change update = new Change.Update(CLUSTER, List.of(DECLARED), List.of(), List.of(), false);
        Change delete = new Change.Delete(CLUSTER, List.of(), true);
        Change none = new Change.NoChange(CLUSTER, List.of());
        Change refused = Blocks.refused(CLUSTER, List.of(DECLARED), List.of(Problem.general("No", "", "")));

        assertThat(List.of(update, delete, none, refused))
                .allSatisfy(change -> assertThat(drift(change)).isEmpty());
    }

    @Test
    void what_is_declared_and_not_there_is_missing() {
        assertThat(drift(new Change.Create(CLUSTER, List.of(DECLARED), List.of(), List.of())))
                .containsExactly(new Finding.Missing(CLUSTER));
    }

    @Test
    void what_cannot_be_seen_is_said_with_the_reason() {
        Change.Blocked unseen = Blocks.unknown(CLUSTER, "node 1 is down");

        assertThat(drift(unseen)).containsExactly(new Finding.Unseen(CLUSTER, unseen.problems()));
    }

    @Test
    void drift_that_may_not_be_put_right_is_drift_all_the_same() {
        assertThat(drift(Blocks.refused(CLUSTER, List.of(DECLARED, DRIFTED), List.of())))
                .containsExactly(new Finding.Changed(CLUSTER, List.of(DRIFTED)));
    }

    private static List<Finding> drift(Change change) {
        Plan plan = new Plan(
                "shop",
                List.of(change),
                Dependencies.NONE,
                List.of(),
                new TreeMap<>(),
                new Fingerprint(new TreeMap<>()),
                Scope.WHOLE);
        Drift drift = Drift.of(plan);
        assertThat(drift.isEmpty()).isEqualTo(drift.findings().isEmpty());
        return drift.findings();
    }
}
