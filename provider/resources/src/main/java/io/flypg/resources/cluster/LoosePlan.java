package io.flypg.resources.cluster;

import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.PlatformStep;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans what becomes of volumes that no machine has: a blank one goes to a new node that it fits, or is deleted; all others are shown and
 * left alone. Last of all, when the new nodes of the plan are known and have what they need.
 */
final class LoosePlan {
    private final Cluster cluster;
    private final Draft draft;

    LoosePlan(Cluster cluster, Draft draft) {
        this.cluster = cluster;
        this.draft = draft;
    }

    void plan() {
        List<LooseVolume> volumes = new ArrayList<>(cluster.leftovers().volumes());
        for (PlatformStep.CreateVolume step : needed()) {
            volumes.stream().filter(volume -> volume.fits(step)).findFirst().ifPresent(volumes::remove);
        }
        // a step that restores data decides itself about the copies that it finds
        if (draft.steps().stream().anyMatch(PlatformStep.RestoreVolume.class::isInstance)) {
            volumes.removeIf(LooseVolume::isCopy);
        }
        volumes.stream().filter(LooseVolume::isSpare).forEach(volume -> {
            draft.field(FieldDiff.of("volume", volume.id(), null, Effect.ONLINE));
            draft.step(new PlatformStep.DeleteVolume(cluster.name(), volume.id()));
        });
        cluster.leftovers().kept(cluster.name()).ifPresent(draft::warn);
    }

    private List<PlatformStep.CreateVolume> needed() {
        return draft.steps().stream()
                .filter(PlatformStep.CreateVolume.class::isInstance)
                .map(PlatformStep.CreateVolume.class::cast)
                .toList();
    }
}
