package io.flypg.resources.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.Minors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MinorsTest {
    private static final PostgresVersion RUNS = PostgresVersion.parse("17.6");

    @Test
    void a_cluster_on_the_published_image_has_a_minor() {
        assertThat(Minors.oldest(cluster(Optional.empty()))).contains(RUNS);
    }

    @Test
    void of_an_image_of_somebody_else_nothing_is_said() {
        assertThat(Minors.oldest(cluster(Optional.of("registry.example/mine:17.6@sha256:abc"))))
                .isEmpty();
    }

    @Test
    void only_a_minor_of_the_same_major_is_newer() {
        assertThat(Minors.isOlder(RUNS, PostgresVersion.parse("17.11"))).isTrue();
        assertThat(Minors.isOlder(RUNS, RUNS)).isFalse();
        assertThat(Minors.isOlder(RUNS, PostgresVersion.parse("17.5"))).isFalse();
        assertThat(Minors.isOlder(RUNS, PostgresVersion.parse("18.11"))).isFalse();
    }

    private static Cluster cluster(Optional<String> image) {
        return (Cluster) Recorded.of(
                new ClusterSpec(
                        "orders-db",
                        new Region("ams"),
                        RUNS,
                        image,
                        2,
                        false,
                        List.of(),
                        new MachineSpec(1, Size.ofGigabytes(1), CpuKind.SHARED),
                        new VolumeSpec(Size.ofGigabytes(10), Duration.ofDays(5), Optional.empty(), true, false),
                        List.of(),
                        Config.EMPTY,
                        Optional.empty(),
                        true),
                "shop");
    }
}
