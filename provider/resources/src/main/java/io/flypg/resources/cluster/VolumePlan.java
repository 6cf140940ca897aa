package io.flypg.resources.cluster;

import io.flypg.engine.address.Size;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.problem.Plural;
import java.time.Duration;

/** Plans what changes on volumes. They grow in place, with the node running or down. */
final class VolumePlan {
    private final Cluster cluster;
    private final Layout layout;
    private final Draft draft;

    VolumePlan(Cluster cluster, Layout layout, Draft draft) {
        this.cluster = cluster;
        this.layout = layout;
        this.draft = draft;
    }

    void plan() {
        FieldsOnce once = new FieldsOnce(draft);
        for (Layout.Group group : layout.groups().values()) {
            for (Node node : cluster.group(group.name())) {
                node.volume()
                        .ifPresent(
                                volume -> layout.group(node).ifPresent(declared -> plan(node, volume, declared, once)));
            }
        }
    }

    /** A volume that the platform extended, as it was told to, is no difference. */
    static boolean grewByItself(NodeVolume volume, Layout.Group group) {
        return group.volume().extend().isPresent()
                && volume.size().compareTo(group.volume().size()) > 0;
    }

    private void plan(Node node, NodeVolume volume, Layout.Group group, FieldsOnce once) {
        Size size = group.volume().size();
        if (size.compareTo(volume.size()) > 0) {
            once.field(
                    FieldDiff.of(group.path("volume.size"), volume.size().toString(), size.toString(), Effect.ONLINE));
            draft.step(new PlatformStep.ExtendVolume(node.name(), size));
        }
        Duration keep = group.volume().keepSnapshots();
        if (!keep.equals(volume.keepSnapshots())) {
            String before = Plural.of(volume.keepSnapshots().toDays(), "day");
            once.field(FieldDiff.of(
                    group.path("volume.keepSnapshots"), before, Plural.of(keep.toDays(), "day"), Effect.ONLINE));
            draft.step(new PlatformStep.SetSnapshotRetention(node.name(), keep));
        }
    }
}
