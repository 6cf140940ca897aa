package io.flypg.resources.adopt;

import io.flypg.engine.address.Region;
import io.flypg.fly.machine.Machine;
import io.flypg.resources.live.Marks;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which machines of an app are nodes of its cluster, and which marks they get. */
final class Members {
    private static final String PRIMARY_REGION = "PRIMARY_REGION";

    private final String cluster;
    private final List<Machine> machines;

    Members(String cluster, List<Machine> machines) {
        this.cluster = cluster;
        this.machines = machines.stream()
                .filter(machine -> !machine.state().isGoing())
                .sorted(Comparator.comparing(
                                (Machine machine) -> machine.createdAt().orElse(Instant.EPOCH))
                        .thenComparing(Machine::id))
                .toList();
    }

    /** In the order in which they were made. */
    List<Machine> nodes() {
        return machines.stream().filter(Members::isNode).toList();
    }

    /** A backup host and a witness hold no data of the cluster. */
    static boolean isNode(Machine machine) {
        Map<String, String> env = machine.config().env();
        return machine.volumeId().isPresent()
                && env.containsKey(PRIMARY_REGION)
                && !env.containsKey("IS_BARMAN")
                && !env.containsKey("WITNESS");
    }

    /** Whether every node runs an image that repmgr manages, by the image's own label; a platform need not tell an app's role. */
    boolean arePostgres() {
        List<Machine> nodes = nodes();
        return !nodes.isEmpty()
                && nodes.stream()
                        .allMatch(machine -> machine.image()
                                .filter(image -> image.label("fly.pg-manager").equals("repmgr"))
                                .isPresent());
    }

    List<String> others() {
        return machines.stream()
                .filter(machine -> !isNode(machine))
                .map(Machine::id)
                .toList();
    }

    /** The marks of each node. A node keeps the number it has; the others get those that are free, in their order. */
    Map<String, Marks> marks(String project) {
        Map<String, Integer> ordinals = new LinkedHashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (Machine machine : nodes()) {
            Marks.of(machine)
                    .filter(marks -> marks.cluster().equals(cluster) && taken.add(marks.ordinal()))
                    .ifPresent(marks -> ordinals.put(machine.id(), marks.ordinal()));
        }
        Map<String, Marks> all = new LinkedHashMap<>();
        for (Machine machine : nodes()) {
            int ordinal = ordinals.getOrDefault(machine.id(), 0);
            for (int free = 1; ordinal == 0; free++) {
                ordinal = taken.add(free) ? free : 0;
            }
            all.put(machine.id(), marks(machine, project, ordinal));
        }
        return all;
    }

    private Marks marks(Machine machine, String project, int ordinal) {
        Region region = new Region(machine.region());
        Region primary = new Region(machine.config().env().getOrDefault(PRIMARY_REGION, machine.region()));
        return new Marks(
                project,
                cluster,
                ordinal,
                Marks.group(region, primary),
                isProtected(),
                Optional.of(Marks.sizeOf(machine)));
    }

    /** What nobody has marked is protected. */
    private boolean isProtected() {
        List<Marks> there =
                nodes().stream().flatMap(machine -> Marks.of(machine).stream()).toList();
        return there.isEmpty() || there.stream().anyMatch(Marks::protect);
    }
}
