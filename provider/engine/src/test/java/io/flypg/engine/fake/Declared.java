package io.flypg.engine.fake;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.model.VolumeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Specs in their shortest form. */
public final class Declared {
    private Declared() {}

    /** All that a project declares. */
    public static Definition whole(Spec... specs) {
        return new Definition("shop", "personal", true, List.of(specs), Map.of());
    }

    /** Some of what a project declares. */
    public static Definition part(Spec... specs) {
        return new Definition("shop", "personal", false, List.of(specs), Map.of());
    }

    public static AppSpec app(String name) {
        return new AppSpec(name);
    }

    /** Protected by nobody. */
    public static ClusterSpec cluster(String name) {
        return cluster(name, 2);
    }

    public static ClusterSpec cluster(String name, int replicas) {
        return cluster(name, replicas, false);
    }

    public static ClusterSpec protectedCluster(String name) {
        return cluster(name, 2, true);
    }

    private static ClusterSpec cluster(String name, int replicas, boolean protect) {
        return new ClusterSpec(
                name,
                new Region("ams"),
                PostgresVersion.parse("17"),
                Optional.empty(),
                replicas,
                replicas == 1,
                List.of(),
                new MachineSpec(1, Size.ofGigabytes(1), CpuKind.SHARED),
                new VolumeSpec(Size.ofGigabytes(10), Duration.ofDays(5), Optional.empty(), true, false),
                List.of(),
                Config.EMPTY,
                Optional.empty(),
                protect);
    }

    public static DatabaseSpec database(String cluster, String name) {
        return new DatabaseSpec(cluster, name, Optional.empty(), List.of(), "UTF8", Config.EMPTY);
    }

    public static RoleSpec role(String cluster, String name, String... reads) {
        return new RoleSpec(cluster, name, false, List.of(reads), List.of(), Optional.empty(), Config.EMPTY);
    }

    /** Under {@code DATABASE_URL}. */
    public static AttachmentSpec attachment(String app, String cluster, String database) {
        return new AttachmentSpec(cluster, app, database, "DATABASE_URL", Optional.empty());
    }
}
