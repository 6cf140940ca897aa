package io.flypg.resources.attachment;

import io.flypg.engine.address.Address;
import io.flypg.engine.resource.Observed;
import io.flypg.resources.live.OwnerMark;
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
        boolean isProtected)
        implements Observed {

    /** How a secret of an app stands to what was recorded of it. */
    public enum SecretState {
        RIGHT,
        MISSING,
        /** Somebody else set it. */
        CHANGED
    }

    Attachment withForeign(Optional<String> name) {
        return new Attachment(
                app, variable, cluster, database, mark, name, loginWorks, secret, readSecret, isProtected);
    }

    @Override
    public SortedMap<String, String> parts() {
        return new TreeMap<>(Map.of(
                "database", cluster + "/" + database,
                "login", mark + " " + loginWorks,
                "secret", secret + " " + readSecret + " " + foreign));
    }

    @Override
    public List<Address> dependsOn() {
        return List.of(Address.app(app), Address.cluster(cluster), Address.database(cluster, database));
    }
}
