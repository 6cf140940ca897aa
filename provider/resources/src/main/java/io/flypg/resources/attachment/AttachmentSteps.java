package io.flypg.resources.attachment;

import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.SqlStep;
import io.flypg.fly.app.IpAddress;
import io.flypg.fly.app.SecretsChange;
import io.flypg.fly.call.SecretText;
import io.flypg.fly.machine.Machine;
import io.flypg.postgres.act.RoleWanted;
import io.flypg.postgres.act.Scope;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.state.DatabaseState;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.OwnerMark.Attached;
import io.flypg.resources.live.Passwords;
import io.flypg.resources.live.Primary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the steps on logins and the secrets that hold their URLs. */
public final class AttachmentSteps {
    private static final int PROXY_PORT = 5432;

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
        String login = nextLogin(primary.mark(database.owner()), step.app(), step.variable());
        Credentials credentials = new Credentials(login, Passwords.random());
        primary.node().roles().put(RoleWanted.memberOf(database.owner(), login));
        primary.node().roles().setPassword(login, credentials.password());
        primary.node().sessionSettings().set(new Scope.OfRoleIn(login, step.database()), "role", database.owner());
        Attached pending = new Attached(
                step.app(), step.variable(), login, "", step.readVariable().orElse(""), "");
        primary.changeMark(step.database(), mark -> mark.with(pending));
        SecretsChange set = live.fly().secrets(step.app()).set(urls(step, credentials));
        primary.changeMark(step.database(), mark -> mark.with(done(step, pending, set)));
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
        urls.put(step.variable(), url(writer(step.cluster()), PROXY_PORT, step.database(), login));
        step.readVariable()
                .ifPresent(name ->
                        urls.put(name, url(reader(step.cluster()), NodeAddress.SQL_PORT, step.database(), login)));
        return urls;
    }

    private static SecretText url(String host, int port, String database, Credentials login) {
        return SecretText.of(new ConnectionUrl(host, port, database, login).reveal());
    }

    /** The name that always leads to the primary; on the local platform the address behind it. */
    private String writer(String cluster) {
        if (!live.isLocal()) {
            return cluster + ".flycast";
        }
        return live.fly().addresses(cluster).list().stream()
                .filter(IpAddress::isFlycast)
                .map(IpAddress::address)
                .findFirst()
                .orElseThrow(() -> Failures.stale(cluster, "it has no private address"));
    }

    /** The nearest nodes; on the local platform the last one, which is a reader when there is any. */
    private String reader(String cluster) {
        if (!live.isLocal()) {
            return "top2.nearest.of." + cluster + ".internal";
        }
        List<Machine> nodes = new ArrayList<>(live.nodes(cluster));
        return nodes.getLast().privateIp();
    }

    /** Takes the URLs off the app. */
    public void removeSecret(PlatformStep.RemoveAppSecret step) {
        List<String> names = new ArrayList<>(List.of(step.variable()));
        step.readVariable().ifPresent(names::add);
        live.fly().secrets(step.app()).unset(names);
    }

    /** Drops both logins; what they made belongs to the owner already. */
    public void dropLogins(SqlStep.DropLogins step) {
        Primary primary = Primary.of(live, step.cluster());
        Set<String> there =
                primary.node().contents(Set.of()).roles().keySet().stream().collect(Collectors.toSet());
        AttachmentSpec.logins(step.app(), step.variable()).stream()
                .filter(there::contains)
                .forEach(login -> primary.node().roles().drop(login));
        primary.changeMark(step.database(), mark -> mark.without(step.app(), step.variable()));
    }
}
