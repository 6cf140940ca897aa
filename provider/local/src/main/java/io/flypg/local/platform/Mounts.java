package io.flypg.local.platform;

import io.flypg.local.model.App;
import io.flypg.local.model.Machine;
import io.flypg.local.model.Refused;
import io.flypg.local.model.Volume;
import java.util.Optional;

/** The rules between machines and volumes: one machine for a volume, in one region, for as long as the machine lives. */
final class Mounts {
    private Mounts() {}

    /** Refuses a new machine whose volume is missing, elsewhere or another machine's. */
    static void claim(App app, Machine machine) {
        for (String id : machine.version().volumes()) {
            Volume volume = Optional.ofNullable(app.volumes().get(id)).orElseThrow(() -> Refused.notFound("volume"));
            if (!volume.region().equals(machine.identity().region())) {
                throw Refused.invalid("volume " + id + " is in region " + volume.region() + ", the machine would be in "
                        + machine.identity().region());
            }
            app.holder(id).filter(holder -> !holder.id().equals(machine.id())).ifPresent(holder -> {
                throw Refused.precondition("volume already claimed by machine " + holder.id());
            });
        }
    }

    /** Refuses an update that would take the volume away or put another one in its place. */
    static void keep(App app, Machine before, Machine after) {
        if (!before.version().volumes().isEmpty()
                && !before.version().volumes().equals(after.version().volumes())) {
            throw Refused.invalid("the volume of a machine cannot be changed: machine " + before.id() + " has "
                    + before.version().volumes().getFirst());
        }
        claim(app, after);
    }
}
