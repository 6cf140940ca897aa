package io.flypg.resources.attachment;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.SqlStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Problem;
import io.flypg.resources.live.OwnerMark.Attached;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What giving an attachment another login takes: the other of its two is made and put into the secret, and the old one is dropped once
 * every machine of the app runs with the new secret.
 */
final class Rotation {
    private final Attachment attachment;
    private final Attached mark;
    private final List<FieldDiff> fields = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();

    private Rotation(Attachment attachment) {
        this.attachment = attachment;
        this.mark = attachment.mark().orElseThrow();
    }

    /**
     * A rotation that is under way is gone on with, not begun anew.
     *
     * @param deploy whether the app's machines are restarted with the new secret, which ends the rotation
     */
    static Change begin(Attachment attachment, boolean deploy) {
        return new Rotation(attachment).plan(deploy);
    }

    /** What any plan does about a rotation that waited for machines of the app to be deployed. */
    static Change goOn(Attachment attachment) {
        Rotation rotation = new Rotation(attachment);
        attachment.oldLogin().ifPresent(old -> rotation.retire(old, attachment.behind(), false));
        return rotation.change();
    }

    /** The login that another one takes the place of goes at once where the app has no machine that could run with it. */
    static Optional<Step> dropOnceSet(Attachment attachment) {
        return attachment
                .mark()
                .filter(_ -> attachment.machines().isEmpty())
                .filter(mark -> !mark.isPending() || !mark.before().isEmpty())
                .map(mark -> new SqlStep.DropOldLogin(
                        attachment.cluster(),
                        attachment.database(),
                        attachment.app(),
                        attachment.variable(),
                        mark.isPending() ? mark.otherLogin() : mark.login()));
    }

    private Change plan(boolean deploy) {
        if (attachment.oldLogin().isPresent()) {
            retire(attachment.oldLogin().get(), attachment.behind(), deploy);
            return change();
        }
        String old = mark.isPending() ? mark.otherLogin() : mark.login();
        String next = mark.isPending() ? mark.login() : mark.otherLogin();
        fields.add(FieldDiff.of("login", old, next, Effect.ONLINE));
        steps.add(new PlatformStep.SetAppSecret(
                attachment.app(),
                attachment.variable(),
                Optional.of(mark.readVariable()).filter(name -> !name.isEmpty()),
                attachment.cluster(),
                attachment.database()));
        retire(old, List.copyOf(attachment.machines().keySet()), deploy);
        return change();
    }

    private void retire(String old, List<String> behind, boolean deploy) {
        if (!behind.isEmpty() && !deploy) {
            String hint = "deploy the app, and apply: that drops the old login; 'flypg rotate --deploy' does both";
            notes.add(stillValid(attachment, old, behind, hint));
            return;
        }
        behind.forEach(id -> steps.add(new PlatformStep.DeployMachine(
                attachment.app(), id, attachment.machines().getOrDefault(id, ""))));
        if (fields.isEmpty()) {
            fields.add(FieldDiff.of("old login", old, null, Effect.ONLINE));
        }
        steps.add(new SqlStep.DropOldLogin(
                attachment.cluster(), attachment.database(), attachment.app(), attachment.variable(), old));
    }

    private Change change() {
        return steps.isEmpty()
                ? new Change.NoChange(address(), notes)
                : new Change.Update(address(), fields, steps, notes, false);
    }

    private Address address() {
        return Address.attachment(attachment.app(), attachment.variable());
    }

    static Problem stillValid(Attachment attachment, String login, List<String> machines, String hint) {
        return Problem.of(
                        Address.attachment(attachment.app(), attachment.variable()),
                        "Old login stays valid",
                        "until they are deployed, " + machines.size() + " of "
                                + attachment.machines().size()
                                + " machines of " + attachment.app() + " run with the login " + login + ": "
                                + String.join(", ", machines) + ".",
                        hint)
                .asWarning();
    }
}
