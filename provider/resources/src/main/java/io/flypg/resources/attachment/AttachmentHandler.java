package io.flypg.resources.attachment;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.ResourceHandler;
import io.flypg.engine.resource.Surroundings;
import io.flypg.resources.attachment.Attachment.SecretState;
import io.flypg.resources.live.OwnerMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans attachments. */
public final class AttachmentHandler implements ResourceHandler<AttachmentSpec, Attachment> {
    @Override
    public ResourceType type() {
        return ResourceType.ATTACHMENT;
    }

    @Override
    public Class<AttachmentSpec> desired() {
        return AttachmentSpec.class;
    }

    @Override
    public Class<Attachment> observed() {
        return Attachment.class;
    }

    @Override
    public Change plan(AttachmentSpec desired, Observation<Attachment> observed, Surroundings surroundings) {
        return switch (observed) {
            case Observation.Unknown<Attachment> unknown -> Blocks.unknown(desired.address(), unknown.reason());
            case Observation.Absent<Attachment> _ -> create(desired);
            case Observation.Present<Attachment> present -> update(desired, present.value());
        };
    }

    private static Change create(AttachmentSpec desired) {
        List<FieldDiff> fields = new ArrayList<>();
        fields.add(FieldDiff.of("database", null, desired.cluster() + "/" + desired.database(), Effect.ONLINE));
        fields.add(FieldDiff.of("variable", null, desired.variable(), Effect.ONLINE));
        desired.readVariable().ifPresent(name -> fields.add(FieldDiff.of("readVariable", null, name, Effect.ONLINE)));
        return new Change.Create(desired.address(), fields, List.of(set(desired)), List.of());
    }

    private static Step set(AttachmentSpec desired) {
        return new PlatformStep.SetAppSecret(
                desired.app(), desired.variable(), desired.readVariable(), desired.cluster(), desired.database());
    }

    private static Change update(AttachmentSpec desired, Attachment attachment) {
        if (attachment.foreign().isPresent() || attachment.mark().isEmpty()) {
            String name = attachment.foreign().orElse(desired.variable());
            return Blocks.refused(
                    desired.address(), List.of(), List.of(foreign(desired.address(), desired.app(), name)));
        }
        if (!attachment.cluster().equals(desired.cluster())
                || !attachment.database().equals(desired.database())) {
            return Blocks.refused(desired.address(), List.of(), List.of(moved(desired, attachment)));
        }
        if (attachment.isLeaving()) {
            return create(desired);
        }
        List<FieldDiff> fields = new ArrayList<>();
        secret(
                        attachment,
                        desired.variable(),
                        attachment.secret(),
                        attachment.mark().get().digest())
                .ifPresent(fields::add);
        readVariable(desired, attachment, fields);
        if (!attachment.loginWorks() && !attachment.mark().get().isPending()) {
            fields.add(FieldDiff.of("login", "missing or without its rights", "works", Effect.ONLINE)
                    .asDrift("the role " + attachment.mark().get().login()));
        }
        return fields.isEmpty()
                ? Rotation.goOn(attachment)
                : new Change.Update(desired.address(), fields, steps(desired, attachment), List.of(), false);
    }

    /** A secret for reading that is not wanted any more goes first, while it is still on record. */
    private static List<Step> steps(AttachmentSpec desired, Attachment attachment) {
        List<Step> steps = new ArrayList<>();
        attachment
                .mark()
                .map(OwnerMark.Attached::readVariable)
                .filter(name -> !name.isEmpty() && !desired.readVariable().equals(Optional.of(name)))
                .filter(_ -> attachment.readSecret() != SecretState.CHANGED)
                .ifPresent(name -> steps.add(new PlatformStep.RemoveAppSecret(desired.app(), name)));
        steps.add(set(desired));
        Rotation.dropOnceSet(attachment).ifPresent(steps::add);
        return steps;
    }

    private static void readVariable(AttachmentSpec desired, Attachment attachment, List<FieldDiff> fields) {
        String recorded =
                attachment.mark().map(OwnerMark.Attached::readVariable).orElse("");
        String wanted = desired.readVariable().orElse("");
        if (!recorded.equals(wanted)) {
            fields.add(FieldDiff.of(
                    "readVariable",
                    recorded.isEmpty() ? null : recorded,
                    wanted.isEmpty() ? null : wanted,
                    Effect.ONLINE));
        } else if (!wanted.isEmpty()) {
            String digest =
                    attachment.mark().map(OwnerMark.Attached::readDigest).orElse("");
            secret(attachment, wanted, attachment.readSecret(), digest).ifPresent(fields::add);
        }
    }

    private static Optional<FieldDiff> secret(
            Attachment attachment, String variable, SecretState state, String recorded) {
        if (state == SecretState.RIGHT) {
            return Optional.empty();
        }
        FieldDiff field = FieldDiff.of(
                "secret " + variable,
                state == SecretState.MISSING ? "not there" : "another value",
                "a login of its own",
                Effect.ONLINE);
        if (recorded.isEmpty()) {
            return Optional.of(field);
        }
        return Optional.of(field.asDrift(
                "the app's secret", Optional.ofNullable(attachment.changed().get(variable))));
    }

    static Problem foreign(Address address, String app, String secret) {
        return Problem.of(
                address,
                "Secret is somebody else's",
                "the app has a secret " + secret + " that flypg did not set, and it is not overwritten.",
                "use another variable, or remove it with 'fly secrets unset " + secret + " -a " + app + "'");
    }

    private static Problem moved(AttachmentSpec desired, Attachment attachment) {
        String from = attachment.cluster() + "/" + attachment.database();
        return attachment.isLeaving()
                ? Problem.of(
                        desired.address(),
                        "Attachment cannot move",
                        "machines of " + desired.app() + " may still run with what " + desired.variable() + " was for "
                                + from + ".",
                        "attach the other database under another variable; or take this out, deploy the app, apply, and"
                                + " then attach it")
                : Problem.of(
                        desired.address(),
                        "Attachment cannot move",
                        desired.variable() + " is attached to " + from + " now.",
                        "attach the other database under another variable, deploy the app, then take the first one out");
    }

    @Override
    public Change delete(Address address, Attachment observed, Surroundings surroundings) {
        boolean withDatabase = surroundings.isLeaving(Address.cluster(observed.cluster()))
                || surroundings.isLeaving(Address.database(observed.cluster(), observed.database()));
        return observed.mark()
                .map(mark -> Leaving.of(address, observed, mark, withDatabase))
                .orElseGet(() -> new Change.NoChange(address, List.of()));
    }
}
