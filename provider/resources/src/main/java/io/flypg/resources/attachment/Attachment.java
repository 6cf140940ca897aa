package io.flypg.resources.attachment;

import io.flypg.engine.resource.Observed;
import io.flypg.resources.live.OwnerMark;
import java.util.Optional;

/**
 * An app's login and secret as they are.
 *
 * @param mark what was recorded when the secret was set; empty when the secret is there and is not flypg's
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

    @Override
    public String stable() {
        return app + variable + cluster + database + mark + loginWorks + secret + readSecret;
    }

    @Override
    public Optional<String> inCluster() {
        return Optional.of(cluster);
    }
}
