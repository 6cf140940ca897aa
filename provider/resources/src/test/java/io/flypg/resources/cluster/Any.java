package io.flypg.resources.cluster;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.VolumeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Makes small random values; the same seed always makes the same. */
final class Any {
    private final SplittableRandom random;

    Any(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    /** A cluster whose volumes are at least that big, since they do not shrink by themselves. */
    ClusterSpec cluster(Size atLeast) {
        int replicas = new int[] {0, 1, 2, 2, 3}[number(5)];
        List<ReadReplicasSpec> readers = new ArrayList<>();
        for (String region : List.of("syd", "gru")) {
            if (number(3) == 0) {
                readers.add(readers(region, 1 + number(2)));
            }
        }
        return cluster("ams", replicas, readers, machine(), volume(atLeast, false), config());
    }

    /** A small cluster whose nodes may have to be others than before: in another region, or with smaller volumes. */
    ClusterSpec movable() {
        return movable(config());
    }

    /** The same with these settings. */
    ClusterSpec movable(Config config) {
        List<String> regions = new ArrayList<>(List.of("ams", "fra", "syd"));
        String region = regions.remove(number(2));
        List<ReadReplicasSpec> readers = number(2) == 0 ? List.of() : List.of(readers(regions.get(number(2)), 1));
        return cluster(region, number(3), readers, machine(), volume(Size.ofGigabytes(5), true), config);
    }

    /** The same, but that nodes that are there keep their machines and volumes. */
    static ClusterSpec leavingSizes(ClusterSpec spec) {
        return new ClusterSpec(
                spec.name(),
                spec.region(),
                spec.postgres(),
                spec.image(),
                spec.replicas(),
                spec.allowTwoNodes(),
                spec.readReplicas(),
                spec.machine(),
                spec.volume(),
                List.of("machine", "volume"),
                spec.config(),
                spec.restoreFrom(),
                spec.protect());
    }

    private ClusterSpec cluster(
            String region,
            int replicas,
            List<ReadReplicasSpec> readers,
            MachineSpec machine,
            VolumeSpec volume,
            Config config) {
        return new ClusterSpec(
                "orders-db",
                new Region(region),
                PostgresVersion.parse("17"),
                Optional.empty(),
                replicas,
                replicas == 1,
                readers,
                machine,
                volume,
                List.of(),
                config,
                Optional.empty(),
                random.nextBoolean());
    }

    private ReadReplicasSpec readers(String region, int count) {
        return new ReadReplicasSpec(new Region(region), count, maybeMachine(), Optional.empty());
    }

    private Optional<MachineSpec> maybeMachine() {
        return number(2) == 0 ? Optional.of(machine()) : Optional.empty();
    }

    private MachineSpec machine() {
        return new MachineSpec(2, Size.ofGigabytes(1 + number(4)), CpuKind.SHARED);
    }

    private VolumeSpec volume(Size atLeast, boolean shrinkByReplacement) {
        Size size = Size.ofGigabytes(atLeast.gigabytes() + number(3) * 5L);
        return new VolumeSpec(size, Duration.ofDays(5 + number(2) * 9L), Optional.empty(), true, shrinkByReplacement);
    }

    private Config config() {
        TreeMap<String, KnobValue> knobs = new TreeMap<>();
        maybe(knobs, "work_mem", Integer.toString(4096 * (1 + number(4))));
        maybe(knobs, "log_min_duration_statement", Integer.toString(500 * number(3)));
        maybe(knobs, "max_connections", Integer.toString(100 + 100 * number(4)));
        maybe(knobs, "max_worker_processes", Integer.toString(4 + 4 * number(3)));
        maybe(knobs, "shared_buffers", Integer.toString(16_384 * (1 + number(2))));
        if (number(2) == 0) {
            put(knobs, "shared_preload_libraries", "repmgr,pg_stat_statements");
            maybe(knobs, "pg_stat_statements.max", Integer.toString(5000 * (1 + number(3))));
        }
        return new Config(knobs);
    }

    private void maybe(Map<String, KnobValue> knobs, String name, String setting) {
        if (number(2) == 0) {
            put(knobs, name, setting);
        }
    }

    private static void put(Map<String, KnobValue> knobs, String name, String setting) {
        knobs.put(name, new KnobValue(Knobs.of(17).find(name).orElseThrow(), setting));
    }
}
