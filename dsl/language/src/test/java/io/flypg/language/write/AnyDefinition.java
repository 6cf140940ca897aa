package io.flypg.language.write;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.ExtendSpec;
import io.flypg.engine.model.ExtensionSpec;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.Percent;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.RestoreSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes legal definitions at random; the same seed always makes the same. */
final class AnyDefinition {
    /** What any legal value of may be too much for the machine, the volume or the number of nodes. */
    private static final Set<String> HAVE_TO_FIT = Set.of(
            "shared_buffers",
            "work_mem",
            "maintenance_work_mem",
            "autovacuum_work_mem",
            "temp_buffers",
            "logical_decoding_work_mem",
            "max_wal_size",
            "min_wal_size",
            "wal_keep_size",
            "max_slot_wal_keep_size",
            "max_wal_senders",
            "max_replication_slots",
            "synchronous_standby_names");

    private static final Place HERE = Place.ofFile("any");

    private final SplittableRandom random;
    private int major;

    AnyDefinition(long seed) {
        random = new SplittableRandom(seed);
    }

    Definition make() {
        List<Spec> specs = new ArrayList<>(List.of(new AppSpec("orders-api"), new AppSpec("stock-api")));
        for (String name : List.of("orders-db", "stock-db")) {
            major = one(15, 16, 17, 17, 18);
            specs.add(cluster(name));
            specs.add(database(name, "orders"));
            specs.add(database(name, "stock"));
            specs.add(role(name));
        }
        specs.add(new AttachmentSpec("orders-db", "orders-api", "orders", "DATABASE_URL", maybe(() -> "READ_URL")));
        specs.add(new AttachmentSpec("stock-db", "stock-api", "stock", one("DATABASE_URL", "STOCK"), Optional.empty()));
        return new Definition(one("shop", "a/b"), "personal", false, specs, Map.of());
    }

    private ClusterSpec cluster(String name) {
        int replicas = random.nextInt(4);
        return new ClusterSpec(
                name,
                new Region("ams"),
                new PostgresVersion(major, one(OptionalInt.empty(), OptionalInt.of(random.nextInt(20)))),
                maybe(() -> "registry.example/own/image:17"),
                replicas,
                replicas == 1 || random.nextBoolean(),
                readers(),
                machine(),
                volume(),
                ClusterSpec.CAN_BE_UNMANAGED.stream()
                        .filter(_ -> random.nextBoolean())
                        .toList(),
                config(Knobs.of(major)),
                restoreFrom(),
                random.nextBoolean());
    }

    private Optional<RestoreSpec> restoreFrom() {
        return maybe(() -> random.nextBoolean()
                ? new RestoreSpec(Optional.of("vs_5a65"), Optional.empty())
                : new RestoreSpec(Optional.empty(), Optional.of("other-db")));
    }

    private List<ReadReplicasSpec> readers() {
        List<ReadReplicasSpec> readers = new ArrayList<>();
        for (String region : List.of("syd", "gru", "nrt")) {
            if (random.nextInt(3) == 0) {
                readers.add(new ReadReplicasSpec(
                        new Region(region), 1 + random.nextInt(2), maybe(this::machine), maybe(this::volume)));
            }
        }
        return readers;
    }

    private MachineSpec machine() {
        return one(
                new MachineSpec(1, Size.ofGigabytes(1), CpuKind.SHARED),
                new MachineSpec(2, Size.ofMegabytes(768), CpuKind.SHARED),
                new MachineSpec(4, Size.ofGigabytes(8), CpuKind.PERFORMANCE));
    }

    private VolumeSpec volume() {
        Size size = Size.ofGigabytes(one(1, 10, 20));
        return new VolumeSpec(
                size,
                Duration.ofDays(one(1, 5, 14)),
                maybe(() -> new ExtendSpec(new Percent(80), Size.ofGigabytes(5), Size.ofGigabytes(100))),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private DatabaseSpec database(String cluster, String name) {
        List<ExtensionSpec> extensions = new ArrayList<>();
        for (String extension : List.of("pgcrypto", "hstore", "uuid-ossp")) {
            if (random.nextBoolean()) {
                extensions.add(new ExtensionSpec(extension, maybe(() -> "it's"), maybe(() -> "1.0")));
            }
        }
        return new DatabaseSpec(
                cluster,
                name,
                maybe(() -> name + "_boss"),
                extensions,
                one("UTF8", "LATIN1"),
                ofSessions(
                        Map.of("work_mem", one("16MB", "17kB"), "search_path", "\"$user\", public, \"Odd \\ one\"")));
    }

    private RoleSpec role(String cluster) {
        return new RoleSpec(
                cluster,
                "reporting",
                random.nextBoolean(),
                one(List.of(), List.of("orders"), List.of("orders", "stock")),
                one(List.of(), List.of("stock")),
                maybe(() -> random.nextInt(9)),
                ofSessions(Map.of(
                        "statement_timeout",
                        one("0", "30s", "1500ms"),
                        "app.name",
                        one("it's \\ $odd ü", "\u0001\u202e\u007f\ufeff"))));
    }

    private Config ofSessions(Map<String, String> texts) {
        TreeMap<String, KnobValue> values = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (random.nextBoolean()) {
                Knobs.of(major)
                        .forRole(name, HERE, new Value.Text(text, HERE), new Problems())
                        .ifPresent(value -> values.put(name, value));
            }
        });
        return new Config(values);
    }

    /** Some of all knobs, with some legal value, as long as they do not mind each other. */
    private Config config(Knobs knobs) {
        List<Knob> all = knobs.settable().stream()
                .filter(knob -> !HAVE_TO_FIT.contains(knob.name()))
                .toList();
        TreeMap<String, KnobValue> values = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            Knob knob = all.get(random.nextInt(all.size()));
            knobs.forCluster(knob.name(), HERE, new Value.Text(text(knob), HERE), new Problems())
                    .ifPresent(value -> values.put(knob.name(), value));
        }
        return new Config(knobs.together(values, _ -> HERE).isEmpty() ? values : new TreeMap<>());
    }

    private String text(Knob knob) {
        return switch (knob.type()) {
            case BOOL -> one("on", "off");
            case ENUM -> knob.choices().get(random.nextInt(knob.choices().size()));
            case INTEGER, REAL ->
                one(knob.boot(), knob.min(), knob.max(), Integer.toString(random.nextInt(5000)))
                        + (random.nextInt(4) > 0 ? knob.unit().symbol().replace("8kB", "kB") : "");
            case STRING -> one(knob.boot(), "some_text", "it's \\ odd", list(knob), "pg_stat_statements");
        };
    }

    /** The image takes the names of libraries bare, so there is none with a comma in it. */
    private static String list(Knob knob) {
        return knob.name().equals("shared_preload_libraries") ? "one, two" : "one, Two, \"Thr,ee\"";
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
