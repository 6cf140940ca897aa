package io.flypg.resources.cluster;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.volume.Volume;
import io.flypg.resources.cluster.LooseVolume.Content;
import io.flypg.resources.live.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at the volumes that no machine has, and decides what is on them. What a run of ours left between making a volume and making its
 * machine, which is known by its {@linkplain Newborn sign}, is taken or deleted by the next run. All others are somebody's data and never
 * touched, however empty they look: what was restored from a snapshot a moment ago is not measured yet, and the disk of a machine that was
 * destroyed brings its old identity along, so that a new node on it would loop for ever or be a second primary. The price is that a volume
 * is left over, and shown, when nobody goes on within the hour.
 */
final class LooseVolumes {
    /** The name that {@code fly postgres create} gives to every volume of a cluster. */
    static final String NAME = "pg_data";

    /** For so long the platform remembers machines that were destroyed, so it is known that the volume never had one. */
    private static final Duration YOUNG = Duration.ofHours(1);

    /** More than an empty file system shows, far less than the smallest data directory. */
    private static final long EMPTY = 8L << 20;

    private final Live live;

    LooseVolumes(Live live) {
        this.live = live;
    }

    /** Those of an app, as they are now: the app's own list says what they hold, the organization's does not. */
    List<LooseVolume> in(String app) {
        List<Volume> loose = live.fly().volumes(app).list().stream()
                .filter(volume -> volume.machineId().isEmpty())
                .toList();
        if (loose.isEmpty()) {
            return List.of();
        }
        Set<String> mounted = live.fly().machines(app).listWithDestroyed().stream()
                .map(Machine::volumeId)
                .flatMap(id -> id.stream())
                .collect(Collectors.toSet());
        Instant now = Instant.now();
        return loose.stream()
                .map(volume -> read(volume, content(volume, mounted, now)))
                .toList();
    }

    private static LooseVolume read(Volume volume, Content content) {
        return new LooseVolume(
                volume.id(),
                new Region(volume.region()),
                Size.ofGigabytes(volume.sizeGb()),
                volume.encrypted(),
                content);
    }

    /** @param mounted volumes that a machine has or, as long as the platform remembers, had before it was destroyed */
    static Content content(Volume volume, Set<String> mounted, Instant now) {
        if (mounted.contains(volume.id())) {
            return Content.USED;
        }
        boolean young = volume.createdAt()
                .map(made -> Duration.between(made, now).abs())
                .filter(age -> age.compareTo(YOUNG) < 0)
                .isPresent();
        boolean fresh = young && volume.name().equals(NAME);
        if (fresh && Newborn.isCopy(volume)) {
            return Content.COPY;
        }
        if (volume.usage().filter(usage -> usage.usedBytes() > EMPTY).isPresent()) {
            return Content.USED;
        }
        return fresh && Newborn.isBlank(volume) && volume.isReady() ? Content.BLANK : Content.UNCLEAR;
    }
}
