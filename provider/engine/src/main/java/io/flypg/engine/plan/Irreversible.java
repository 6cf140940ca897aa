package io.flypg.engine.plan;

import io.flypg.engine.address.ResourceType;
import java.util.List;
import java.util.Optional;

/** Says what of a change no later change brings back. */
public final class Irreversible {
    private Irreversible() {}

    /** A few words for each kind of loss, in the order in which they come. */
    public static List<String> of(Change change) {
        return change.steps().stream()
                .flatMap(step -> of(step, change.address().type()).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> of(Step step, ResourceType type) {
        return switch (step) {
            case PlatformStep.ExtendVolume extend ->
                Optional.of("a volume that has grown to " + extend.size() + " does not shrink in place");
            case PlatformStep.DeleteApp _
            when type == ResourceType.CLUSTER -> Optional.of("with an app go its volumes and their snapshots");
            case NodeStep.RetireNode _ -> Optional.of("the volume of a node that goes is deleted");
            case SqlStep.DropDatabase drop -> Optional.of("the data of " + drop.database() + " is deleted");
            case SqlStep.DropExtension drop ->
                Optional.of("what the tables of the extension " + drop.extension() + " hold is deleted");
            case PasswordStep.ChangePasswords _ ->
                Optional.of("whoever logs in as postgres, flypgadmin or repmgr with the old password is refused");
            case PlatformStep _, NodeStep _, PasswordStep _, KnobStep _, SqlStep _ -> Optional.empty();
        };
    }
}
