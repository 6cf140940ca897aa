package io.flypg.resources;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.ExtensionSpec;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.model.VolumeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The definition of a small shop, made step by step: what the tests declare. */
record Shop(
        String project,
        String name,
        int replicas,
        List<ReadReplicasSpec> readers,
        MachineSpec machine,
        Size volume,
        Map<String, String> knobs,
        boolean attached,
        boolean protect) {

    /** One node, nothing in it. */
    static Shop single() {
        return new Shop(
                "shop",
                "orders-db",
                0,
                List.of(),
                new MachineSpec(1, Size.ofGigabytes(1), CpuKind.SHARED),
                Size.ofGigabytes(2),
                Map.of(),
                false,
                true);
    }

    /** Three nodes, a database and an app that uses it. */
    static Shop full() {
        return single().withReplicas(2).withAttachment();
    }

    Shop withReplicas(int count) {
        return new Shop(project, name, count, readers, machine, volume, knobs, attached, protect);
    }

    Shop withReader(String region, int count) {
        List<ReadReplicasSpec> more = new ArrayList<>(readers);
        more.removeIf(reader -> reader.region().code().equals(region));
        more.add(new ReadReplicasSpec(new Region(region), count, Optional.empty(), Optional.empty()));
        return new Shop(project, name, replicas, more, machine, volume, knobs, attached, protect);
    }

    Shop withMemory(Size memory) {
        MachineSpec changed = new MachineSpec(machine.cpus(), memory, machine.kind());
        return new Shop(project, name, replicas, readers, changed, volume, knobs, attached, protect);
    }

    Shop withVolume(Size size) {
        return new Shop(project, name, replicas, readers, machine, size, knobs, attached, protect);
    }

    /** A setting in PostgreSQL's own base unit. */
    Shop withKnob(String knob, String setting) {
        Map<String, String> more = new TreeMap<>(knobs);
        more.put(knob, setting);
        return new Shop(project, name, replicas, readers, machine, volume, more, attached, protect);
    }

    Shop withAttachment() {
        return new Shop(project, name, replicas, readers, machine, volume, knobs, true, protect);
    }

    Shop unprotected() {
        return new Shop(project, name, replicas, readers, machine, volume, knobs, attached, false);
    }

    Shop ofProject(String other) {
        return new Shop(other, name, replicas, readers, machine, volume, knobs, attached, protect);
    }

    Shop named(String other) {
        return new Shop(project, other, replicas, readers, machine, volume, knobs, attached, protect);
    }

    Definition definition() {
        List<Spec> specs = new ArrayList<>();
        specs.add(cluster());
        if (attached) {
            specs.add(new AppSpec("orders-api"));
            specs.add(new DatabaseSpec(
                    name,
                    "orders",
                    Optional.empty(),
                    List.of(new ExtensionSpec("pgcrypto", Optional.empty(), Optional.empty())),
                    "UTF8",
                    Config.EMPTY));
            specs.add(new AttachmentSpec(name, "orders-api", "orders", "DATABASE_URL", Optional.empty()));
        }
        return new Definition(project, "personal", true, specs, Map.of());
    }

    ClusterSpec cluster() {
        TreeMap<String, KnobValue> config = new TreeMap<>();
        knobs.forEach((knob, setting) ->
                config.put(knob, new KnobValue(Knobs.of(17).find(knob).orElseThrow(), setting)));
        return new ClusterSpec(
                name,
                new Region("ams"),
                PostgresVersion.parse("17"),
                Optional.empty(),
                replicas,
                false,
                readers,
                machine,
                new VolumeSpec(volume, Duration.ofDays(5), Optional.empty(), true),
                new Config(config),
                protect);
    }
}
