package io.flypg.resources.attachment;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.SqlStep;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.app.AppSecret;
import io.flypg.fly.app.SecretsChange;
import io.flypg.fly.call.SecretText;
import io.flypg.postgres.act.RoleWanted;
import io.flypg.postgres.act.Scope;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.state.Contents;
import io.flypg.postgres.state.DatabaseState;
import io.flypg.postgres.state.RoleState;
import io.flypg.resources.live.Endpoint;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.OwnerMark.Attached;
import io.flypg.resources.live.Passwords;
import io.flypg.resources.live.Primary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs the steps on logins and the secrets that hold their URLs. */
public final class AttachmentSteps {
    private final Live live;

    public AttachmentSteps(Live live) {
        this.live = live;
    }

    /**
     * A new password never touches the login that the app's machines may be using: there are two, and they take turns. What is done is
     * recorded before and after, so that a run that stops in between is known as ours.
     */
    public void setSecret(PlatformStep.SetAppSecret step) {
        Primary primary = Primary.of(live, step.cluster());
        DatabaseState database = Optional.ofNullable(
                        primary.node().contents(Set.of()).databases().get(step.database()))
                .orElseThrow(() -> Failures.stale(step.app(), "database " + step.database() + " is gone"));
        Optional<OwnerMark> mark = primary.mark(database.owner());
        requireNoSecretOfOthers(step, mark);
        String login = nextLogin(mark, step.app(), step.variable());
        requireOurs(step.app(), login, primary, database.owner());
        Credentials credentials = new Credentials(login, Passwords.random());
        primary.node().roles().put(RoleWanted.memberOf(database.owner(), login));
        primary.node().roles().setPassword(login, credentials.password());
        primary.node().sessionSettings().set(new Scope.OfRoleIn(login, step.database()), "role", database.owner());
        Attached pending = new Attached(
                step.app(), step.variable(), login, "", step.readVariable().orElse(""), "");
        primary.changeMark(step.database(), old -> old.with(pending));
        Map<String, SecretText> urls = urls(step, credentials);
        SecretsChange set = live.fly().secrets(step.app()).set(urls);
        primary.changeMark(step.database(), old -> old.with(done(step, pending, set)));
        live.issue(Address.attachment(step.app(), step.variable()), urls);
    }

    /** Looked at again just before it is set, because what is overwritten is gone. */
    private void requireNoSecretOfOthers(PlatformStep.SetAppSecret step, Optional<OwnerMark> mark) {
        Set<String> ours = mark.flatMap(found -> found.attachment(step.app(), step.variable()))
                .map(attached -> Set.of(attached.variable(), attached.readVariable()))
                .orElse(Set.of());
        live.fly().secrets(step.app()).list().stream()
                .map(AppSecret::name)
                .filter(name ->
                        name.equals(step.variable()) || step.readVariable().equals(Optional.of(name)))
                .filter(name -> !ours.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Failure(
                            Failure.Kind.REFUSED,
                            AttachmentHandler.foreign(
                                    Address.attachment(step.app(), step.variable()), step.app(), name));
                });
    }

    private static void requireOurs(String app, String login, Primary primary, String owner) {
        RoleState there = primary.node().contents(Set.of()).roles().get(login);
        if (there != null && !isLogin(there, owner)) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    Problem.of(
                            Address.app(app),
                            "Role is somebody else's",
                            "the app would log in as '" + login
                                    + "', which is a role that was not made for this; it is not changed.",
                            "rename that role, and run the command again"));
        }
    }

    /** The logins of an attachment, and no other roles, have the owner's rights and nothing else. */
    private static boolean isLogin(RoleState role, String owner) {
        return role.memberOf().equals(Set.of(owner)) && !role.superuser();
    }

    private Attached done(PlatformStep.SetAppSecret step, Attached pending, SecretsChange set) {
        Map<String, String> digests = new HashMap<>(set.digests());
        if (!digests.containsKey(step.variable())) {
            live.fly().secrets(step.app()).list().forEach(secret -> digests.put(secret.name(), secret.digest()));
        }
        return new Attached(
                pending.app(),
                pending.variable(),
                pending.login(),
                digests.getOrDefault(step.variable(), ""),
                pending.readVariable(),
                digests.getOrDefault(pending.readVariable(), ""));
    }

    /** The one that is not in use. One that is recorded without a digest was never handed out for certain, so it is taken again. */
    static String nextLogin(Optional<OwnerMark> mark, String app, String variable) {
        List<String> logins = AttachmentSpec.logins(app, variable);
        Optional<Attached> recorded = mark.flatMap(found -> found.attachment(app, variable));
        boolean first = recorded.map(attached -> attached.login().equals(logins.getFirst())
                        == attached.digest().isEmpty())
                .orElse(true);
        return first ? logins.getFirst() : logins.getLast();
    }

    private Map<String, SecretText> urls(PlatformStep.SetAppSecret step, Credentials login) {
        Map<String, SecretText> urls = new HashMap<>();
        urls.put(step.variable(), url(Endpoint.writer(live, step.cluster()), step, login));
        step.readVariable().ifPresent(name -> urls.put(name, url(Endpoint.reader(live, step.cluster()), step, login)));
        return urls;
    }

    private static SecretText url(Optional<Endpoint> found, PlatformStep.SetAppSecret step, Credentials login) {
        Endpoint endpoint =
                found.orElseThrow(() -> Failures.stale(step.cluster(), "it has no address that clients can use"));
        return SecretText.of(new ConnectionUrl(endpoint.host(), endpoint.port(), step.database(), login).reveal());
    }

    /** Takes a URL off the app. */
    public void removeSecret(PlatformStep.RemoveAppSecret step) {
        live.fly().secrets(step.app()).unset(List.of(step.variable()));
    }

    /** Drops both logins; what they made belongs to the owner already. */
    public void dropLogins(SqlStep.DropLogins step) {
        Primary primary = Primary.of(live, step.cluster());
        Contents contents = primary.node().contents(Set.of());
        String owner = Optional.ofNullable(contents.databases().get(step.database()))
                .map(DatabaseState::owner)
                .orElse("");
        AttachmentSpec.logins(step.app(), step.variable()).stream()
                .flatMap(login -> Optional.ofNullable(contents.roles().get(login)).stream())
                .filter(login -> isLogin(login, owner))
                .forEach(login -> primary.node().roles().drop(login.name()));
        primary.changeMark(step.database(), mark -> mark.without(step.app(), step.variable()));
    }
}
