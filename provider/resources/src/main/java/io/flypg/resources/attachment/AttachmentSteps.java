package io.flypg.resources.attachment;

import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.SqlStep;
import io.flypg.fly.app.Secrets;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.SecretText;
import io.flypg.postgres.state.Contents;
import io.flypg.postgres.state.DatabaseState;
import io.flypg.resources.app.AppMachines;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.OwnerMark.Attached;
import io.flypg.resources.live.Primary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs the steps on logins, the secrets that hold their URLs, and the machines that run with these. */
public final class AttachmentSteps {
    private final Live live;

    /** The version of each app's secrets that this run has set; no machine may be deployed with an older one. */
    private final Map<String, Long> secrets = new ConcurrentHashMap<>();

    public AttachmentSteps(Live live) {
        this.live = live;
    }

    /** Gives the attachment another login, with a password that exists only while this runs. */
    public void setSecret(PlatformStep.SetAppSecret step) {
        new LoginChange(live, step)
                .run()
                .filter(version -> version > 0)
                .ifPresent(version -> secrets.put(step.app(), version));
    }

    /** Takes a URL off the app. What somebody has put in its place stays: looked at again, because what is removed is gone. */
    public void removeSecret(PlatformStep.RemoveAppSecret step) {
        Secrets ofApp = live.fly().secrets(step.app());
        try {
            boolean ours = Optional.ofNullable(ofApp.reveal().get(step.variable()))
                    .map(url -> isLogin(step.app(), url))
                    .orElse(true);
            if (ours) {
                ofApp.unset(List.of(step.variable()));
            }
        } catch (FlyException e) {
            // a run that was cut off may have deleted the app, and then there is no secret either
            if (!e.is(FlyException.Kind.NOT_FOUND)) {
                throw e;
            }
        }
    }

    private static boolean isLogin(String app, SecretText url) {
        return LoginChange.user(url)
                .filter(user -> AttachmentSpec.isLogin(app, user))
                .isPresent();
    }

    /** Has a machine of the app run with the secrets as they are now. */
    public void deploy(PlatformStep.DeployMachine step, Consumer<String> note) {
        new AppMachines(live, step.app())
                .deploy(step.machine(), step.version(), Optional.ofNullable(secrets.get(step.app())), note);
    }

    /** Looked at again just before it is dropped: whoever runs with it would be locked out. */
    public void dropOldLogin(SqlStep.DropOldLogin step) {
        Primary primary = Primary.of(live, step.cluster());
        Contents contents = primary.node().contents(Set.of());
        String owner = owner(contents, step.database());
        Attached recorded = primary.mark(owner)
                .flatMap(mark -> mark.attachment(step.app(), step.variable()))
                .filter(attached ->
                        !attached.isPending() && attached.otherLogin().equals(step.login()))
                .orElseThrow(() -> Failures.stale(step.app(), step.login() + " is not its old login any more"));
        List<String> behind = recorded.behindOf(new AppMachines(live, step.app()).versions());
        if (!behind.isEmpty()) {
            throw Failures.stale(
                    step.app(), "its machines " + String.join(", ", behind) + " still run with " + step.login());
        }
        drop(primary, contents, owner, Stream.of(step.login()));
        primary.changeMark(step.database(), mark -> mark.with(recorded.withNobodyBehind()));
    }

    /** Whoever is deployed from here on does not see the secret: that is why the machines are listed after it was removed. */
    public void noteLeaving(SqlStep.NoteLeaving step) {
        SortedMap<String, String> machines = new AppMachines(live, step.app()).versions();
        if (machines.isEmpty()) {
            throw Failures.stale(step.app(), "it has no machines any more");
        }
        Primary.of(live, step.cluster())
                .changeMark(
                        step.database(),
                        mark -> mark.attachment(step.app(), step.variable())
                                .map(attached -> mark.with(attached.leavingBehind(machines)))
                                .orElse(mark));
    }

    /** Looked at again just before they are dropped: whoever runs with one would be locked out. */
    public void dropLogins(SqlStep.DropLogins step) {
        Primary primary = Primary.of(live, step.cluster());
        Contents contents = primary.node().contents(Set.of());
        List<String> users = primary.mark(owner(contents, step.database()))
                .flatMap(mark -> mark.attachment(step.app(), step.variable()))
                .map(attached -> attached.usersOf(new AppMachines(live, step.app()).versions()))
                .orElse(List.of());
        if (!users.isEmpty()) {
            throw Failures.stale(
                    step.app(), "its machines " + String.join(", ", users) + " may run with what would be dropped");
        }
        dropLogins(primary, contents, step);
    }

    /** Drops the logins that a copy of a cluster has brought along: the app runs with those of the other cluster. */
    public void dropLoginsOfCopy(SqlStep.DropLogins step) {
        Primary primary = Primary.of(live, step.cluster());
        dropLogins(primary, primary.node().contents(Set.of()), step);
    }

    /** What they made belongs to the owner already. */
    private static void dropLogins(Primary primary, Contents contents, SqlStep.DropLogins step) {
        drop(
                primary,
                contents,
                owner(contents, step.database()),
                AttachmentSpec.logins(step.app(), step.variable()).stream());
        primary.changeMark(step.database(), mark -> mark.without(step.app(), step.variable()));
    }

    private static void drop(Primary primary, Contents contents, String owner, Stream<String> logins) {
        logins.flatMap(login -> Optional.ofNullable(contents.roles().get(login)).stream())
                .filter(login -> OwnerMark.isLogin(login, owner))
                .forEach(login -> primary.node().roles().drop(login.name()));
    }

    private static String owner(Contents contents, String database) {
        return Optional.ofNullable(contents.databases().get(database))
                .map(DatabaseState::owner)
                .orElse("");
    }
}
