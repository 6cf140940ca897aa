package io.flypg.resources.cluster;

import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
        volumes.stream().filter(LooseVolume::isBlank).forEach(volume -> {
            draft.field(FieldDiff.of("volume", volume.id(), null, Effect.ONLINE));
            draft.step(new PlatformStep.DeleteVolume(cluster.name(), volume.id()));
        });
        show(volumes.stream().filter(volume -> !volume.isBlank()).toList());
    }

    private List<PlatformStep.CreateVolume> needed() {
        return draft.steps().stream()
                .filter(PlatformStep.CreateVolume.class::isInstance)
                .map(PlatformStep.CreateVolume.class::cast)
                .toList();
    }

    private void show(List<LooseVolume> volumes) {
        if (!volumes.isEmpty()) {
            String names = volumes.stream()
                    .map(volume -> volume.id() + " (" + volume.size() + " in " + volume.region() + ")")
                    .collect(Collectors.joining(", "));
            draft.warn(Problem.of(
                    "cluster." + cluster.name(),
                    "Volumes that no machine has",
                    names + (volumes.size() == 1 ? " is" : " are")
                            + " in its app, may hold data and cost money, and flypg leaves them alone.",
                    "delete what nobody needs with 'fly volumes destroy'"));
        }
    }
}
