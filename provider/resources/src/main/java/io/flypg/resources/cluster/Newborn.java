package io.flypg.resources.cluster;

import io.flypg.fly.volume.NewVolume;
import io.flypg.fly.volume.Volume;

/**
 * The sign on a volume that flypg has made and that has had no machine yet. A volume bears no metadata, only settings that can be changed
 * later, so the sign is a pair of them that nobody has a reason to ask for: snapshots are not taken, and would be kept for 59 days, or for
 * 58 when flypg had the data of a snapshot or of another volume put on it. It is there from the first moment, so that a run that is cut off anywhere leaves it, and it goes as soon as the machine is made. Neither
 * {@code fly volumes create --snapshot-id} nor a fork gives it to what somebody restores.
 */
final class Newborn {
    private static final int BLANK_DAYS = 59;
    private static final int COPY_DAYS = 58;

    private Newborn() {}

    static NewVolume signBlank(NewVolume volume) {
        return sign(volume, BLANK_DAYS);
    }

    /** That the data on it is a copy, and where it was copied from is on record. */
    static NewVolume signCopy(NewVolume volume) {
        return sign(volume, COPY_DAYS);
    }

    private static NewVolume sign(NewVolume volume, int days) {
        return volume.withSnapshotRetention(days).withoutAutomaticSnapshots();
    }

    static boolean isBlank(Volume volume) {
        return isSigned(volume, BLANK_DAYS);
    }

    static boolean isCopy(Volume volume) {
        return isSigned(volume, COPY_DAYS);
    }

    static boolean isSigned(Volume volume) {
        return isBlank(volume) || isCopy(volume);
    }

    private static boolean isSigned(Volume volume, int days) {
        return !volume.autoBackup() && volume.snapshotRetentionDays() == days;
    }
}
