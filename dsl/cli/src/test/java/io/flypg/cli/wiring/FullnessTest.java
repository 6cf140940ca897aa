package io.flypg.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.view.ClusterStatus;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullnessTest {
    @ParameterizedTest
    @CsvSource({
        "primary, 849, ",
        "primary, 850, WARNING: Disk nearly full",
        "primary, 900, WARNING: Disk nearly full",
        "primary, 901, ERROR: Disk full",
        "replica, 999, WARNING: Disk nearly full"
    })
    void a_primary_on_a_full_volume_is_wrong_and_a_volume_that_fills_up_is_a_warning(
            String role, long used, String expected) {
        Optional<Problem> problem =
                Fullness.of("orders-db#1", node(role, Optional.of(new ClusterStatus.Disk(used, 1000))));

        assertThat(problem.map(said -> said.severity() + ": " + said.summary()))
                .isEqualTo(Optional.ofNullable(expected));
        problem.ifPresent(said -> assertThat(said.detail()).contains(used / 10 + " % full"));
    }

    @Test
    void a_volume_of_which_nothing_is_known_is_not_called_full() {
        assertThat(Fullness.of("orders-db#1", node("primary", Optional.empty())))
                .isEmpty();
    }

    private static ClusterStatus.Node node(String role, Optional<ClusterStatus.Disk> disk) {
        return new ClusterStatus.Node(
                1, "e2865641be9786", "ams", role, "17.6", "127.34.0.11", OptionalLong.empty(), disk, List.of());
    }
}
