package io.flypg.resources.attachment;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.plan.PlatformStep;
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
import io.flypg.resources.app.AppMachines;
import io.flypg.resources.live.Endpoint;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.OwnerMark.Attached;
import io.flypg.resources.live.Passwords;
import io.flypg.resources.live.Primary;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives an attachment another login and puts its URL into the app's secret. A new password never touches the login that the app's
 * machines may be using: there are two, and they take turns. What is done is recorded before and after, so that a run that stops in
 * between is known as ours, and the next one goes on.
 */
final class LoginChange {
    private final Live live;
    private final PlatformStep.SetAppSecret step;
    private final Primary primary;
    private final Contents contents;
    private final String owner;
    private final AppMachines machines;
    private final Map<String, String> digests;

    LoginChange(Live live, PlatformStep.SetAppSecret step) {
        this.live = live;
        this.step = step;
        this.primary = Primary.of(live, step.cluster());
        this.contents = primary.node().contents(Set.of());
        this.owner = Optional.ofNullable(contents.databases().get(step.database()))
                .map(DatabaseState::owner)
                .orElseThrow(() -> Failures.stale(step.app(), "database " + step.database() + " is gone"));
        this.machines = new AppMachines(live, step.app());
        this.digests = digests();
    }

    private Map<String, String> digests() {
        return live.fly().secrets(step.app()).list().stream()
                .collect(Collectors.toMap(AppSecret::name, AppSecret::digest));
    }

    /** The version of the app's secrets afterwards; empty when a run that was cut off had set them already. */
    Optional<Long> run() {
        Optional<Attached> recorded = primary.mark(owner).flatMap(mark -> mark.attachment(step.app(), step.variable()));
        requireNoSecretOfOthers(recorded);
        Optional<Attached> set = recorded.filter(this::wasSet);
        if (set.isPresent()) {
            record(set.get(), digests);
            requireMeant(set.get());
            return Optional.empty();
        }
        String login = nextLogin(recorded, machines.versions(), step);
        requireOurs(login);
        return Optional.of(change(login));
    }

    private long change(String login) {
        Attached pending = Attached.pending(
                step.app(), step.variable(), login, step.readVariable().orElse(""), digest(step.variable()));
        primary.changeMark(step.database(), mark -> mark.with(pending));
        Credentials credentials = new Credentials(login, Passwords.random());
        primary.node().roles().put(RoleWanted.memberOf(owner, login));
        primary.node().roles().setPassword(login, credentials.password());
        primary.node().sessionSettings().set(new Scope.OfRoleIn(login, step.database()), "role", owner);
        Map<String, SecretText> urls = urls(credentials);
        SecretsChange change = live.fly().secrets(step.app()).set(urls);
        record(pending, change.digests().containsKey(step.variable()) ? change.digests() : digests());
        live.issue(Address.attachment(step.app(), step.variable()), urls);
        return change.version();
    }

    /** Whoever is deployed from here on sees the new secret: that is why the machines are listed after it was set. */
    private void record(Attached pending, Map<String, String> set) {
        SortedMap<String, String> behind =
                contents.roles().containsKey(pending.otherLogin()) ? machines.versions() : Collections.emptySortedMap();
        Attached done = pending.set(
                set.getOrDefault(pending.variable(), ""), set.getOrDefault(pending.readVariable(), ""), behind);
        primary.changeMark(step.database(), mark -> mark.with(done));
    }

    /** Looked at again just before it is set, because what is overwritten is gone. */
    private void requireNoSecretOfOthers(Optional<Attached> recorded) {
        Set<String> ours = recorded.filter(attached -> !attached.isLeaving())
                .map(attached -> Set.of(attached.variable(), attached.readVariable()))
                .orElse(Set.of());
        Stream.concat(Stream.of(step.variable()), step.readVariable().stream())
                .filter(name -> digests.containsKey(name) && !ours.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw refused(AttachmentHandler.foreign(
                            Address.attachment(step.app(), step.variable()), step.app(), name));
                });
    }

    /**
     * Whether the run that recorded this came to set the secret, so that machines may run with its password by now. Where this token may
     * not read the secret, one that has changed since counts as set.
     */
    private boolean wasSet(Attached recorded) {
        String now = digest(recorded.variable());
        return recorded.isPending()
                && !now.isEmpty()
                && !now.equals(recorded.before())
                && Optional.ofNullable(live.fly().secrets(step.app()).reveal().get(recorded.variable()))
                        .map(url -> isOf(recorded.login(), url))
                        .orElse(true);
    }

    private static boolean isOf(String login, SecretText url) {
        return user(url).equals(Optional.of(login));
    }

    /** Whom a secret logs in as; empty when it is no URL. */
    static Optional<String> user(SecretText url) {
        try {
            return Optional.of(ConnectionUrl.parse(url.reveal()).login().user());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The secret to read with may be another one now than when the run that was cut off set it. */
    private void requireMeant(Attached set) {
        if (!set.readVariable().equals(step.readVariable().orElse(""))) {
            throw Failures.stale(step.app(), "a run that was cut off had set the secret already");
        }
    }

    /**
     * The one that no machine runs with. One whose secret was not set was never handed out, so it is taken again; once the app has left
     * nobody can tell any more whether it was set.
     *
     * @param machines all machines of the app, with their versions
     */
    static String nextLogin(Optional<Attached> recorded, Map<String, String> machines, PlatformStep.SetAppSecret step) {
        if (recorded.isEmpty()) {
            return AttachmentSpec.logins(step.app(), step.variable()).getFirst();
        }
        Attached now = recorded.get();
        List<String> users = now.usersOf(machines);
        List<String> behind = now.behindOf(machines);
        if (now.isPending()) {
            if (now.isLeaving() && !users.isEmpty()) {
                throw refused(bothInUse(step, users));
            }
            return now.login();
        }
        if (behind.isEmpty()) {
            return now.otherLogin();
        }
        if (behind.containsAll(users)) {
            return now.login();
        }
        throw refused(bothInUse(step, behind));
    }

    private static Problem bothInUse(PlatformStep.SetAppSecret step, List<String> behind) {
        return Problem.of(
                Address.attachment(step.app(), step.variable()),
                "Both logins are in use",
                "some machines of " + step.app() + " run with one of its two logins, and " + String.join(", ", behind)
                        + " with the other: a new password for either would lock some of them out.",
                "deploy the app, so that all its machines run with the same secret, and run the command again");
    }

    private void requireOurs(String login) {
        RoleState there = contents.roles().get(login);
        if (there != null && !OwnerMark.isLogin(there, owner)) {
            throw refused(Problem.of(
                    Address.app(step.app()),
                    "Role is somebody else's",
                    "the app would log in as '" + login
                            + "', which is a role that was not made for this; it is not changed.",
                    "rename that role, and run the command again"));
        }
    }

    private static Failure refused(Problem problem) {
        return new Failure(Failure.Kind.REFUSED, problem);
    }

    private String digest(String secret) {
        return Objects.requireNonNullElse(digests.get(secret), "");
    }

    private Map<String, SecretText> urls(Credentials login) {
        Map<String, SecretText> urls = new HashMap<>();
        urls.put(step.variable(), url(Endpoint.writer(live, step.cluster()), login));
        step.readVariable().ifPresent(name -> urls.put(name, url(Endpoint.reader(live, step.cluster()), login)));
        return urls;
    }

    private SecretText url(Optional<Endpoint> found, Credentials login) {
        Endpoint endpoint =
                found.orElseThrow(() -> Failures.stale(step.cluster(), "it has no address that clients can use"));
        return SecretText.of(new ConnectionUrl(endpoint.host(), endpoint.port(), step.database(), login).reveal());
    }
}
