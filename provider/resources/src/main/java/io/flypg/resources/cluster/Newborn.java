package io.flypg.resources.cluster;

import io.flypg.fly.volume.NewVolume;
import io.flypg.fly.volume.Volume;

/**
 * The sign on a volume that flypg has made and that has had no machine yet. A volume bears no metadata, only settings that can be changed
 * later, so the sign is a pair of them that nobody has a reason to ask for: snapshots are not taken, and would be kept for 59 days. It is
 * there from the first moment, so that a run that is cut off anywhere leaves it, and it goes as soon as the machine is made. Neither
 * {@code fly volumes create --snapshot-id} nor a fork gives it to what somebody restores.
 */
final class Newborn {
    private static final int DAYS = 59;

    private Newborn() {}

    static NewVolume sign(NewVolume volume) {
        return volume.withSnapshotRetention(DAYS).withoutAutomaticSnapshots();
    }

    static boolean isSigned(Volume volume) {
        return !volume.autoBackup() && volume.snapshotRetentionDays() == DAYS;
    }
}
