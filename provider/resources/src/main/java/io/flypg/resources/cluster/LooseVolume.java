package io.flypg.resources.cluster;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.plan.PlatformStep;

/** A volume in a cluster's app that no machine has. */
public record LooseVolume(String id, Region region, Size size, boolean encrypted, Content content) {

    /** What is known of what is on it. */
    public enum Content {
        /** Nothing: flypg made it a short while ago for a machine that has not come. */
        BLANK,
        /** What a snapshot or another volume holds: flypg had it copied a short while ago for a machine that has not come. */
        COPY,
        /** Something. */
        USED,
        /** Not known to be either. */
        UNCLEAR
    }

    boolean isBlank() {
        return content == Content.BLANK;
    }

    boolean isCopy() {
        return content == Content.COPY;
    }

    /** Whether nobody could miss it: flypg made it, and no machine ever had it. */
    boolean isSpare() {
        return isBlank() || isCopy();
    }

    /** Whether a node that is about to be made may have it in the place of a new one. */
    boolean fits(PlatformStep.CreateVolume step) {
        VolumeSpec wanted = step.volume();
        return isBlank()
                && region.equals(step.region())
                && size.gigabytes() == wanted.size().gigabytes()
                && encrypted == wanted.encrypted();
    }

    /** The same for a node that begins with data; a copy may grow afterwards. */
    boolean fits(PlatformStep.RestoreVolume step) {
        VolumeSpec wanted = step.volume();
        return isCopy()
                && region.equals(step.machine().region())
                && size.compareTo(wanted.size()) <= 0
                && encrypted == wanted.encrypted();
    }
}
