package io.flypg.resources;

import io.flypg.engine.plan.SqlStep;
import io.flypg.postgres.Node;
import io.flypg.postgres.state.RoleState;
import io.flypg.postgres.state.Slot;
import io.flypg.resources.attachment.AttachmentSteps;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.Primary;
import java.util.List;
import java.util.Set;

/**
 * Cuts what ties a copy to the cluster that it is of. Only on a node that bears the mark of a copy: on any other, the same would lock out
 * every app.
 */
final class CopySteps {
    private final Live live;
    private final AttachmentSteps attachments;

    CopySteps(Live live, AttachmentSteps attachments) {
        this.live = live;
        this.attachments = attachments;
    }

    /** The mark of a copy goes last, so that a run that is cut off before is gone on with. */
    void disown(SqlStep.Disown step) {
        Primary primary = Primary.of(live, step.cluster());
        if (!primary.machine().metadata().containsKey(Marks.COPY)) {
            return;
        }
        Node node = primary.node();
        marks(node)
                .forEach(mark -> mark.attachments()
                        .forEach(attached -> attachments.dropLoginsOfCopy(new SqlStep.DropLogins(
                                step.cluster(), mark.database(), attached.app(), attached.variable()))));
        for (RoleState role : node.contents(Set.of()).roles().values()) {
            OwnerMark.parse(role.comment())
                    .ifPresent(mark ->
                            node.roles().comment(role.name(), mark.ofNobody().toComment()));
        }
        node.state(Set.of("port")).slots().stream()
                .filter(slot -> !slot.active())
                .map(Slot::name)
                .forEach(node.slots()::drop);
        live.machines(step.cluster()).metadata(primary.machine().id()).remove(Marks.COPY);
    }

    private static List<OwnerMark> marks(Node node) {
        return node.contents(Set.of()).roles().values().stream()
                .flatMap(role -> OwnerMark.parse(role.comment()).stream())
                .toList();
    }
}
