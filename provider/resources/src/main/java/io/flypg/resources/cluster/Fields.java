package io.flypg.resources.cluster;

import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.problem.Plural;
import java.util.ArrayList;
import java.util.List;

/** The fields of a cluster as a plan shows them. */
final class Fields {
    private Fields() {}

    /** Every field of a cluster that is about to be made. */
    static List<FieldDiff> ofNew(ClusterSpec spec) {
        List<FieldDiff> fields = new ArrayList<>();
        fields.add(made("region", spec.region()));
        fields.add(made("postgres", spec.postgres()));
        spec.image().ifPresent(image -> fields.add(made("image", image)));
        fields.add(made("replicas", spec.replicas()));
        spec.readReplicas().forEach(readers -> fields.add(made("readReplicas." + readers.region(), readers.count())));
        fields.add(made("machine", spec.machine()));
        fields.add(made("volume.size", spec.volume().size()));
        fields.add(made(
                "volume.keepSnapshots", Plural.of(spec.volume().keepSnapshots().toDays(), "day")));
        spec.volume()
                .extend()
                .ifPresent(extend -> fields.add(
                        made("volume.extend", "at " + extend.at() + " by " + extend.by() + " up to " + extend.upTo())));
        spec.config().knobs().forEach((name, value) -> fields.add(made("config." + name, value.display())));
        spec.restoreFrom().ifPresent(from -> fields.add(made("restoreFrom", from)));
        fields.add(made("protect", spec.protect()));
        return fields;
    }

    private static FieldDiff made(String path, Object after) {
        return FieldDiff.of(path, null, after.toString(), Effect.ONLINE);
    }
}
