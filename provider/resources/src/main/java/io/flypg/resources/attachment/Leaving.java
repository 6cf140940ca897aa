package io.flypg.resources.attachment;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.SqlStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Problem;
import io.flypg.resources.attachment.Attachment.SecretState;
import io.flypg.resources.live.OwnerMark.Attached;
import java.util.ArrayList;
import java.util.List;

/**
 * What taking an app off its database takes: the secret goes at once, and the logins once no machine of the app runs with one any more.
 */
final class Leaving {
    private final Address address;
    private final Attachment attachment;
    private final Attached mark;
    private final List<Step> steps = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();

    private Leaving(Address address, Attachment attachment, Attached mark) {
        this.address = address;
        this.attachment = attachment;
        this.mark = mark;
    }

    /** @param withDatabase whether the database goes too, and takes the logins along */
    static Change of(Address address, Attachment attachment, Attached mark, boolean withDatabase) {
        Leaving leaving = new Leaving(address, attachment, mark);
        return mark.isLeaving() ? leaving.goOn(withDatabase) : leaving.begin(withDatabase);
    }

    /** The login goes after the secret, so that no machine starts with a login that is gone. */
    private Change begin(boolean withDatabase) {
        remove(mark.variable(), attachment.secret());
        if (!mark.readVariable().isEmpty()) {
            remove(mark.readVariable(), attachment.readSecret());
        }
        if (!withDatabase) {
            if (attachment.users().isEmpty()) {
                steps.add(dropLogins());
            } else {
                steps.add(new SqlStep.NoteLeaving(
                        attachment.cluster(), attachment.database(), mark.app(), mark.variable()));
                notes.add(stillValid());
            }
        }
        return new Change.Delete(address, steps, notes, false);
    }

    /** Whoever removed it has agreed to all of it, so that what is left is no other deletion that somebody would have to allow. */
    private Change goOn(boolean withDatabase) {
        if (withDatabase) {
            return new Change.NoChange(address, List.of());
        }
        if (!attachment.users().isEmpty()) {
            return new Change.NoChange(address, List.of(stillValid()));
        }
        FieldDiff login = FieldDiff.of("login", mark.login(), null, Effect.ONLINE);
        return new Change.Update(address, List.of(login), List.of(dropLogins()), List.of(), false);
    }

    private Step dropLogins() {
        return new SqlStep.DropLogins(attachment.cluster(), attachment.database(), mark.app(), mark.variable());
    }

    /** While ours is being set, only the run can tell whose the one is that is there: it leaves alone what is not ours. */
    private void remove(String secret, SecretState state) {
        if (state == SecretState.CHANGED && !mark.isPending()) {
            notes.add(Problem.of(
                            address,
                            "Secret is left alone",
                            "somebody else has set the app's secret " + secret + " since, so it stays.",
                            "remove it with 'fly secrets unset " + secret + " -a " + mark.app()
                                    + "' if nobody needs it")
                    .asWarning());
        } else {
            steps.add(new PlatformStep.RemoveAppSecret(mark.app(), secret));
        }
    }

    private Problem stillValid() {
        String logins = attachment.oldLogin().map(old -> old + " or ").orElse("") + mark.login();
        return Rotation.stillValid(
                attachment, logins, attachment.users(), "deploy the app, and apply: that drops the login");
    }
}
