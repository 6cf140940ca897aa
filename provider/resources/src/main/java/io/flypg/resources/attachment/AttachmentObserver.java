package io.flypg.resources.attachment;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.resource.Observation;
import io.flypg.postgres.state.DatabaseState;
import io.flypg.postgres.state.RoleState;
import io.flypg.resources.app.App;
import io.flypg.resources.attachment.Attachment.SecretState;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.OwnerMark.Attached;
import io.flypg.resources.live.PrimaryView;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Reads attachments out of what a primary has inside and of the secrets of the apps. */
public final class AttachmentObserver {
    private AttachmentObserver() {}

    /** Every attachment that a project recorded in a cluster, with its app. */
    public static Map<Address, String> owned(PrimaryView view, String project) {
        Map<Address, String> owned = new HashMap<>();
        for (OwnerMark mark : view.marks().values()) {
            if (mark.project().equals(project)) {
                mark.attachments()
                        .forEach(attached ->
                                owned.put(Address.attachment(attached.app(), attached.variable()), attached.app()));
            }
        }
        return owned;
    }

    /** An attachment that is recorded, declared or not. */
    public static Optional<Attachment> recorded(PrimaryView view, String app, String variable, Optional<App> there) {
        for (OwnerMark mark : view.marks().values()) {
            Optional<Attached> attached = mark.attachment(app, variable);
            if (attached.isPresent()) {
                return Optional.of(attachment(view, mark, attached.get(), there));
            }
        }
        return Optional.empty();
    }

    /** A declared attachment: recorded, or absent, or one of its secrets is there and somebody else's. */
    public static Observation<Attachment> observe(PrimaryView view, AttachmentSpec spec, Optional<App> app) {
        Optional<Attachment> recorded = recorded(view, spec.app(), spec.variable(), app);
        Optional<String> foreign = foreign(spec, recorded, app);
        if (recorded.isEmpty() && foreign.isEmpty()) {
            return new Observation.Absent<>();
        }
        return new Observation.Present<>(recorded.map(attachment -> attachment.withForeign(foreign))
                .orElseGet(() -> unrecorded(spec, foreign, app)));
    }

    /** A declared attachment while nothing is recorded anywhere, because its cluster is not there yet: the app may have such a secret. */
    public static Observation<Attachment> unattached(AttachmentSpec spec, Optional<App> app) {
        Optional<String> foreign = foreign(spec, Optional.empty(), app);
        return foreign.isEmpty()
                ? new Observation.Absent<>()
                : new Observation.Present<>(unrecorded(spec, foreign, app));
    }

    /** Names that the record knows are ours, also while a run that stopped has not set them yet; not when the app has left. */
    private static Optional<String> foreign(AttachmentSpec spec, Optional<Attachment> recorded, Optional<App> app) {
        Set<String> ours = recorded.flatMap(Attachment::mark)
                .filter(mark -> !mark.isLeaving())
                .map(mark -> Set.of(mark.variable(), mark.readVariable()))
                .orElse(Set.of());
        Set<String> there = app.map(found -> found.secrets().keySet()).orElse(Set.of());
        return Stream.concat(Stream.of(spec.variable()), spec.readVariable().stream())
                .filter(name -> there.contains(name) && !ours.contains(name))
                .findFirst();
    }

    private static Attachment unrecorded(AttachmentSpec spec, Optional<String> foreign, Optional<App> app) {
        return new Attachment(
                spec.app(),
                spec.variable(),
                spec.cluster(),
                spec.database(),
                Optional.empty(),
                foreign,
                false,
                SecretState.CHANGED,
                SecretState.RIGHT,
                Optional.empty(),
                Map.of(),
                machines(app),
                false);
    }

    private static Attachment attachment(PrimaryView view, OwnerMark mark, Attached attached, Optional<App> app) {
        return new Attachment(
                attached.app(),
                attached.variable(),
                view.cluster(),
                mark.database(),
                Optional.of(attached),
                Optional.empty(),
                loginWorks(view, mark, attached),
                secret(app, attached.variable(), attached.digest()),
                attached.readVariable().isEmpty()
                        ? SecretState.RIGHT
                        : secret(app, attached.readVariable(), attached.readDigest()),
                oldLogin(view, mark, attached),
                changed(app),
                machines(app),
                view.isProtected());
    }

    /** While a secret is being set, the other login is the one in use. */
    private static Optional<String> oldLogin(PrimaryView view, OwnerMark mark, Attached attached) {
        return Optional.ofNullable(view.contents().roles().get(attached.otherLogin()))
                .filter(role -> !attached.isPending() && OwnerMark.isLogin(role, owner(view, mark)))
                .map(RoleState::name);
    }

    private static Map<String, String> changed(Optional<App> app) {
        Map<String, String> changed = new HashMap<>();
        app.ifPresent(found -> found.secrets()
                .forEach((name, secret) -> secret.updatedAt()
                        .ifPresent(time -> changed.put(
                                name, time.truncatedTo(ChronoUnit.SECONDS).toString()))));
        return changed;
    }

    private static SortedMap<String, String> machines(Optional<App> app) {
        return app.map(App::machines).orElse(Collections.emptySortedMap());
    }

    private static String owner(PrimaryView view, OwnerMark mark) {
        return Optional.ofNullable(view.contents().databases().get(mark.database()))
                .map(DatabaseState::owner)
                .orElse("");
    }

    private static SecretState secret(Optional<App> app, String variable, String recorded) {
        return app.map(found -> found.secrets().get(variable))
                .map(secret -> secret.digest().equals(recorded) ? SecretState.RIGHT : SecretState.CHANGED)
                .orElse(SecretState.MISSING);
    }

    private static boolean loginWorks(PrimaryView view, OwnerMark mark, Attached attached) {
        RoleState login = view.contents().roles().get(attached.login());
        if (login == null || !login.login() || !login.hasPassword() || login.superuser()) {
            return false;
        }
        String owner = owner(view, mark);
        String acts = login.settingsIn().getOrDefault(mark.database(), Map.of()).getOrDefault("role", "");
        return login.memberOf().equals(Set.copyOf(List.of(owner))) && acts.equals(owner);
    }
}
