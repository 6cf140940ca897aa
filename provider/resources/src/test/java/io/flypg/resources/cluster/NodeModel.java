package io.flypg.resources.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.knob.ImageDefaults;
import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep.NodeSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One node of the model: as much of a postgres-flex machine as the order of steps depends on. */
final class NodeModel {
    /** The knobs the model knows; each stands for a kind of order rule. */
    static final List<String> KNOBS = List.of(
            "work_mem",
            "log_min_duration_statement",
            "max_connections",
            "max_worker_processes",
            "shared_buffers",
            "shared_preload_libraries",
            "pg_stat_statements.max");

    private static final List<String> MEMBERS =
            IntStream.range(1, 20).mapToObj(ordinal -> "machine-" + ordinal).toList();

    private static final Knobs CATALOGUE = Knobs.of(17);

    final NodeName name;
    final String machine;
    final String group;
    final String volumeId;
    NodeSetup setup;
    Size volume;
    Optional<Size> used = Optional.empty();
    Duration retention = Duration.ZERO;
    Node.Power power = Node.Power.STARTED;
    NodeRole role;
    boolean isProtected;
    final List<String> closed = new ArrayList<>();
    boolean claimed = true;
    boolean registered = true;
    boolean streams = true;
    boolean dead;

    /** A standby that met more of something in its primary's log than it has: it replays nothing until it starts with that. */
    boolean paused;

    /** It runs, and only we do not reach it. */
    boolean outOfSight;

    final Map<String, String> store = new TreeMap<>();
    final Map<String, String> overrides = new TreeMap<>();
    final Map<String, String> live = new TreeMap<>();

    NodeModel(NodeName name, String group, NodeSetup setup, LooseVolume volume, NodeRole role) {
        this.name = name;
        this.machine = "machine-" + name.ordinal();
        this.group = group;
        this.setup = setup;
        this.volume = volume.size();
        this.volumeId = volume.id();
        this.role = role;
    }

    /** Reads the shared store and takes over everything, as a start of the image does. */
    void boot(Map<String, String> shared) {
        power = Node.Power.STARTED;
        streams = true;
        dead = false;
        paused = false;
        store.clear();
        store.putAll(shared);
        live.clear();
        boolean loaded = effective("shared_preload_libraries").contains("pg_stat_statements");
        for (String knob : KNOBS) {
            if (loaded || !knob.startsWith("pg_stat_statements.")) {
                live.put(knob, effective(knob));
            }
        }
    }

    /** Reads the shared store; what takes a restart stays as it was. */
    void reload(Map<String, String> shared) {
        store.clear();
        store.putAll(shared);
        for (String knob : live.keySet().stream().toList()) {
            if (!knob(knob).takesRestart()) {
                live.put(knob, effective(knob));
            }
        }
    }

    /** What its machine is told while it does not run. */
    void moveVote(Region primaryRegion) {
        assertThat(power).as("power of " + name).isEqualTo(Node.Power.STOPPED);
        setup = new NodeSetup(setup.region(), setup.machine(), setup.image(), primaryRegion, setup.extend());
    }

    private String effective(String knob) {
        String stored = store.getOrDefault(knob, initial(knob));
        return overrides.getOrDefault(knob, stored);
    }

    private String initial(String knob) {
        return new ImageDefaults(CATALOGUE, setup.machine().memory(), volume)
                .value(knob)
                .orElseThrow()
                .setting();
    }

    static Knob knob(String name) {
        return CATALOGUE.find(name).orElseThrow();
    }

    /** What no standby may have less of than its primary. */
    static Stream<String> followers() {
        return KNOBS.stream().filter(knob -> knob(knob).followsPrimary());
    }

    /** Whether it has more of that than it will start with. */
    boolean lowers(Map<String, String> shared) {
        return followers().anyMatch(knob -> number(knob) > Long.parseLong(shared.getOrDefault(knob, "999999999")));
    }

    /** Whether it has less of what no standby may have less of. */
    boolean hasLessThan(NodeModel primary) {
        return followers().anyMatch(knob -> number(knob) < primary.number(knob));
    }

    /** Itself, which is not paused: nobody waits for one that is. */
    NodeModel replaying() {
        assertThat(paused).as(name + " waits for more of something").isFalse();
        return this;
    }

    long number(String knob) {
        return Long.parseLong(live.getOrDefault(knob, "0"));
    }

    /** Its volume when its machine is gone. */
    LooseVolume loose() {
        return new LooseVolume(volumeId, setup.region(), volume, true, LooseVolume.Content.USED);
    }

    Node observe() {
        return new Node(
                name,
                machine,
                "127.0.0.1",
                group,
                power,
                setup,
                Optional.of(PostgresVersion.parse("17.11")),
                Optional.of(setup.machine()),
                Optional.of(new NodeVolume(volumeId, volume, retention, true, used)),
                List.of(),
                isProtected,
                sight());
    }

    /** Its PostgreSQL ended, or never came up; the machine runs. */
    void die() {
        dead = true;
        streams = false;
    }

    boolean runs() {
        return power == Node.Power.STARTED && !dead;
    }

    private Node.Sight sight() {
        return runs() && !outOfSight
                ? new Node.Sight.Seen(inside())
                : new Node.Sight.Unseen("it does not answer", power == Node.Power.STARTED && dead);
    }

    private Inside inside() {
        List<String> pending = new ArrayList<>();
        live.forEach((knob, value) -> {
            if (!value.equals(effective(knob))) {
                pending.add(knob);
            }
        });
        return new Inside(
                role,
                PostgresVersion.parse("17.11"),
                role == NodeRole.REPLICA && streams,
                Map.of(),
                new TreeMap<>(store),
                new TreeMap<>(overrides),
                live,
                pending,
                registered ? MEMBERS : List.of(),
                role == NodeRole.PRIMARY ? closed : List.of());
    }
}
