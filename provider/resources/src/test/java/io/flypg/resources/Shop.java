package io.flypg.resources;

import io.flypg.engine.address.Address;
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
import io.flypg.engine.model.RestoreSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.model.VolumeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The definition of a small shop, made step by step: what the tests declare. Everything in it stays when something is added. */
record Shop(
        String project,
        String name,
        String app,
        Region region,
        int replicas,
        List<ReadReplicasSpec> readers,
        MachineSpec machine,
        VolumeSpec volume,
        Map<String, String> knobs,
        List<Spec> inside,
        Optional<RestoreSpec> restoreFrom,
        boolean protect) {

    /** One node, nothing in it. */
    static Shop single() {
        return new Shop(
                "shop",
                "orders-db",
                "orders-api",
                new Region("ams"),
                0,
                List.of(),
                new MachineSpec(1, Size.ofGigabytes(1), CpuKind.SHARED),
                new VolumeSpec(Size.ofGigabytes(2), Duration.ofDays(5), Optional.empty(), true, false),
                Map.of(),
                List.of(),
                Optional.empty(),
                true);
    }

    /** Three nodes, a database and an app that uses it. */
    static Shop full() {
        return single().withReplicas(2).withAttachment();
    }

    Shop withReplicas(int count) {
        return new Shop(
                project, name, app, region, count, readers, machine, volume, knobs, inside, restoreFrom, protect);
    }

    /** Readers in a region, in the place of those that were declared there; none for 0. */
    Shop withReader(String where, int count) {
        List<ReadReplicasSpec> more = new ArrayList<>(readers);
        more.removeIf(reader -> reader.region().code().equals(where));
        if (count > 0) {
            more.add(new ReadReplicasSpec(new Region(where), count, Optional.empty(), Optional.empty()));
        }
        return new Shop(
                project, name, app, region, replicas, more, machine, volume, knobs, inside, restoreFrom, protect);
    }

    Shop withMemory(Size memory) {
        MachineSpec changed = new MachineSpec(machine.cpus(), memory, machine.kind());
        return new Shop(
                project, name, app, region, replicas, readers, changed, volume, knobs, inside, restoreFrom, protect);
    }

    Shop withVolume(Size size) {
        return withVolume(size, volume.shrinkByReplacement());
    }

    /** The same, also where that takes new nodes. */
    Shop withVolumeAtAnyRate(Size size) {
        return withVolume(size, true);
    }

    private Shop withVolume(Size size, boolean shrinkByReplacement) {
        VolumeSpec changed =
                new VolumeSpec(size, volume.keepSnapshots(), volume.extend(), volume.encrypted(), shrinkByReplacement);
        return new Shop(
                project, name, app, region, replicas, readers, machine, changed, knobs, inside, restoreFrom, protect);
    }

    Shop in(String other) {
        return new Shop(
                project,
                name,
                app,
                new Region(other),
                replicas,
                readers,
                machine,
                volume,
                knobs,
                inside,
                restoreFrom,
                protect);
    }

    /** A setting in PostgreSQL's own base unit. */
    Shop withKnob(String knob, String setting) {
        Map<String, String> more = new TreeMap<>(knobs);
        more.put(knob, setting);
        return new Shop(
                project, name, app, region, replicas, readers, machine, volume, more, inside, restoreFrom, protect);
    }

    Shop withoutKnob(String knob) {
        Map<String, String> fewer = new TreeMap<>(knobs);
        fewer.remove(knob);
        return new Shop(
                project, name, app, region, replicas, readers, machine, volume, fewer, inside, restoreFrom, protect);
    }

    /** A resource inside the cluster, or in the place of the one with its address. */
    Shop with(Spec spec) {
        List<Spec> more = new ArrayList<>(inside);
        more.removeIf(old -> old.address().equals(spec.address()));
        more.add(spec);
        return new Shop(
                project, name, app, region, replicas, readers, machine, volume, knobs, more, restoreFrom, protect);
    }

    Shop without(Address address) {
        List<Spec> fewer = new ArrayList<>(inside);
        fewer.removeIf(old -> old.address().equals(address));
        return new Shop(
                project, name, app, region, replicas, readers, machine, volume, knobs, fewer, restoreFrom, protect);
    }

    Shop withDatabase(String... extensions) {
        return with(new DatabaseSpec(
                name,
                "orders",
                Optional.empty(),
                Stream.of(extensions)
                        .map(extension -> new ExtensionSpec(extension, Optional.empty(), Optional.empty()))
                        .toList(),
                "UTF8",
                Config.EMPTY));
    }

    Shop withAttachment() {
        return withDatabase("pgcrypto").with(new AppSpec(app)).with(attachment(Optional.empty()));
    }

    /** The app gets a second URL, which leads to the nodes for reading. */
    Shop withReadVariable() {
        return with(attachment(Optional.of("DATABASE_READ_URL")));
    }

    private AttachmentSpec attachment(Optional<String> readVariable) {
        return new AttachmentSpec(name, app, "orders", "DATABASE_URL", readVariable);
    }

    Shop unprotected() {
        return new Shop(
                project, name, app, region, replicas, readers, machine, volume, knobs, inside, restoreFrom, false);
    }

    Shop ofProject(String other) {
        return new Shop(
                other, name, app, region, replicas, readers, machine, volume, knobs, inside, restoreFrom, protect);
    }

    /** Another cluster and another app; what is inside has to be declared again. */
    Shop named(String cluster, String otherApp) {
        return new Shop(
                project,
                cluster,
                otherApp,
                region,
                replicas,
                readers,
                machine,
                volume,
                knobs,
                List.of(),
                restoreFrom,
                protect);
    }

    /** Begins with the data of a snapshot. */
    Shop fromSnapshot(String id) {
        return from(new RestoreSpec(Optional.of(id), Optional.empty()));
    }

    /** Begins as a copy of another cluster. */
    Shop forkOf(String cluster) {
        return from(new RestoreSpec(Optional.empty(), Optional.of(cluster)));
    }

    private Shop from(RestoreSpec source) {
        return new Shop(
                project,
                name,
                app,
                region,
                replicas,
                readers,
                machine,
                volume,
                knobs,
                inside,
                Optional.of(source),
                protect);
    }

    Definition definition() {
        List<Spec> specs = new ArrayList<>(inside);
        specs.add(cluster());
        return new Definition(project, "personal", true, specs, Map.of());
    }

    ClusterSpec cluster() {
        TreeMap<String, KnobValue> config = new TreeMap<>();
        knobs.forEach((knob, setting) ->
                config.put(knob, new KnobValue(Knobs.of(17).find(knob).orElseThrow(), setting)));
        return new ClusterSpec(
                name,
                region,
                PostgresVersion.parse("17"),
                Optional.empty(),
                replicas,
                false,
                readers,
                machine,
                volume,
                List.of(),
                new Config(config),
                restoreFrom,
                protect);
    }
}
