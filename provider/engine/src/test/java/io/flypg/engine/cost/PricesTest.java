package io.flypg.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Size;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.NodeSize;
import io.flypg.engine.model.VolumeSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
    private final Prices prices = Prices.known();

    @ParameterizedTest(name = "{0} nodes of {1} CPUs and {2} MB with {3} GB: {4} dollars")
    @CsvSource({"1, 1, 256, 1, 2", "3, 2, 4096, 40, 82", "3, 4, 8192, 80, 164"})
    void the_sizes_that_fly_proposes_cost_what_fly_says(
            int nodes, int cpus, int megabytes, int gigabytes, long dollars) {
        NodeSize node = node(CpuKind.SHARED, cpus, megabytes, gigabytes);

        long cents = prices.monthly(Collections.nCopies(nodes, node)).orElseThrow();

        assertThat(Math.round(cents / 100.0)).isEqualTo(dollars);
    }

    @Test
    void what_has_no_price_makes_the_sum_unknown() {
        List<NodeSize> nodes = List.of(node(CpuKind.SHARED, 1, 256, 1), node(CpuKind.PERFORMANCE, 1, 2048, 1));

        assertThat(prices.monthly(nodes)).isEmpty();
        assertThat(prices.monthly(List.of())).contains(0L);
    }

    @Test
    void prices_are_of_a_month() {
        assertThat(prices.date()).matches("20\\d\\d-\\d\\d");
    }

    private static NodeSize node(CpuKind kind, int cpus, int megabytes, int gigabytes) {
        return new NodeSize(
                new MachineSpec(cpus, Size.ofMegabytes(megabytes), kind),
                new VolumeSpec(Size.ofGigabytes(gigabytes), Duration.ofDays(5), Optional.empty(), true, false));
    }
}
