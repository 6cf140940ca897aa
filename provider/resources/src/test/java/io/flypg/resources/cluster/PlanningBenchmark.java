package io.flypg.resources.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.resource.Catalogue;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Plans 10,000 nodes and prints how many seconds each of some tries took, and how much CPU, the first in a JVM that has planned nothing of that size yet.
 * {@code .bench/run} runs it; its name keeps it out of the tests.
 */
class PlanningBenchmark {
    private static final int CLUSTERS = 2_500;
    private static final int NODES = 4;
    private static final int TRIES = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Planner planner = new Planner(new Catalogue(List.of(new ClusterHandler())));

    @Test
    void plans_ten_thousand_nodes() {
        Observations observations = observe(declare(2));

        measured("nothing to do", () -> planner.plan(declare(2), observations, Limits.SAFE), 0);
        measured("every node changes", () -> planner.plan(declare(4), observations, Limits.SAFE), CLUSTERS);
    }

    private static void measured(String what, Supplier<Plan> planning, int changes) {
        StringBuilder walls = new StringBuilder();
        StringBuilder cpus = new StringBuilder();
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            long worked = THREADS.getCurrentThreadCpuTime();
            Plan plan = planning.get();
            cpus.append(" %.3f".formatted((THREADS.getCurrentThreadCpuTime() - worked) / 1e9));
            walls.append(" %.3f".formatted((System.nanoTime() - start) / 1e9));
            assertThat(plan.changes())
                    .filteredOn(change -> change.action().equals("update"))
                    .hasSize(changes);
        }
        System.out.println("planned 10,000 nodes, " + what + ":" + walls + ", CPU:" + cpus);
    }

    /** As the clusters are once a plan for them was run. */
    private static Observations observe(Definition definition) {
        Map<Address, Observation<Cluster>> observations = new HashMap<>();
        for (ClusterSpec spec : definition.all(ClusterSpec.class)) {
            ClusterModel model = new ClusterModel(spec.name());
            ClusterPlanPropertiesTest.reach(spec, model);
            assertThat(model.nodes).hasSize(NODES);
            observations.put(spec.address(), model.observe());
        }
        return new Observations(observations);
    }

    private static Definition declare(int gigabytes) {
        var clusters = IntStream.range(0, CLUSTERS)
                .mapToObj(i -> cluster("bench-" + i, gigabytes))
                .toList();
        return new Definition("shop", "personal", true, List.copyOf(clusters), Map.of());
    }

    private static ClusterSpec cluster(String name, int gigabytes) {
        return new ClusterSpec(
                name,
                new Region("ams"),
                PostgresVersion.parse("17"),
                Optional.empty(),
                2,
                false,
                List.of(new ReadReplicasSpec(new Region("syd"), 1, Optional.empty(), Optional.empty())),
                new MachineSpec(2, Size.ofGigabytes(gigabytes), CpuKind.SHARED),
                new VolumeSpec(Size.ofGigabytes(10), Duration.ofDays(5), Optional.empty(), true, false),
                List.of(),
                Config.EMPTY,
                Optional.empty(),
                true);
    }
}
