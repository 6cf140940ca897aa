package io.flypg.resources.cluster;

import io.flypg.engine.problem.Plural;
import io.flypg.fly.volume.Snapshot;
import io.flypg.resources.live.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** The newest snapshot of the volumes that a cluster has or had, as far as the platform remembers them. */
public record LastSnapshot(String id, Duration age) {
    static Optional<LastSnapshot> of(Live live, String cluster) {
        return LostVolumes.of(live, cluster).stream()
                .flatMap(volume -> LostVolumes.snapshots(live, cluster, volume))
                .filter(Snapshot::isReady)
                .max(Comparator.comparing(snapshot -> snapshot.createdAt().orElse(Instant.EPOCH)))
                .map(snapshot -> new LastSnapshot(
                        snapshot.id(), Duration.between(snapshot.createdAt().orElse(Instant.EPOCH), Instant.now())));
    }

    /** Without the age, on which no plan rests. */
    @Override
    public String toString() {
        return id;
    }

    /** For people: {@code 3 hours old}. */
    String ageText() {
        if (age.toDays() > 1) {
            return Plural.of(age.toDays(), "day") + " old";
        }
        return age.toHours() > 1
                ? Plural.of(age.toHours(), "hour") + " old"
                : Plural.of(Math.max(0, age.toMinutes()), "minute") + " old";
    }
}
