package io.flypg.resources.attachment;

import io.flypg.engine.address.Address;
import io.flypg.engine.resource.Observed;
import io.flypg.resources.live.OwnerMark;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An app's login and secret as they are.
 *
 * @param mark what was recorded when the secret was set; empty when nothing was
 * @param foreign a declared secret that is there and that flypg did not set
 * @param loginWorks whether the recorded login exists, may log in and acts as the database's owner
 * @param secret whether the app's secret is the one that was set
 * @param readSecret the same for the secret with the URL for reading; right when there is to be none
 * @param oldLogin the one that the recorded login has taken the place of, while it is still there
 * @param changed when somebody set one of these secrets last, by name, where the platform knows
 * @param machines the version of each of the app's machines, by id
 */
public record Attachment(
        String app,
        String variable,
        String cluster,
        String database,
        Optional<OwnerMark.Attached> mark,
        Optional<String> foreign,
        boolean loginWorks,
        SecretState secret,
        SecretState readSecret,
        Optional<String> oldLogin,
        Map<String, String> changed,
        SortedMap<String, String> machines,
        boolean isProtected)
        implements Observed {

    /** How a secret of an app stands to what was recorded of it. */
    public enum SecretState {
        RIGHT,
        MISSING,
        /** Somebody else set it. */
        CHANGED
    }

    public Attachment {
        changed = Map.copyOf(changed);
        machines = Collections.unmodifiableSortedMap(new TreeMap<>(machines));
    }

    /** Ids of the machines that still run with the old login. */
    List<String> behind() {
        return mark.map(attached -> attached.behindOf(machines)).orElse(List.of());
    }

    /** Ids of the machines that may run with either login. */
    List<String> users() {
        return mark.map(attached -> attached.usersOf(machines)).orElse(List.of());
    }

    /** Its secret is gone, and its logins are there for machines that still run with it. */
    @Override
    public boolean isLeaving() {
        return mark.filter(OwnerMark.Attached::isLeaving).isPresent();
    }

    Attachment withForeign(Optional<String> name) {
        return new Attachment(
                app,
                variable,
                cluster,
                database,
                mark,
                name,
                loginWorks,
                secret,
                readSecret,
                oldLogin,
                changed,
                machines,
                isProtected);
    }

    @Override
    public SortedMap<String, String> parts() {
        return new TreeMap<>(Map.of(
                "database", cluster + "/" + database,
                "login", mark + " " + loginWorks + " " + oldLogin,
                "secret", secret + " " + readSecret + " " + foreign));
    }

    @Override
    public List<Address> dependsOn() {
        return List.of(Address.app(app), Address.cluster(cluster), Address.database(cluster, database));
    }
}
