package io.flypg.local.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One deployment of an app as its client keeps record of it.
 *
 * @param version 1 for the first release of the app
 * @param status {@code pending}, {@code running}, {@code complete} or {@code failed}
 * @param strategy in capital letters, such as {@code ROLLING}
 * @param definition the app's configuration at that time; any object
 */
public record Release(
        String id,
        int version,
        String status,
        String strategy,
        String image,
        ObjectNode definition,
        Instant createdAt) {
    public Release with(String changed) {
        return new Release(id, version, changed, strategy, image, definition, createdAt);
    }

    public boolean isInProgress() {
        return status.equals("pending") || status.equals("running");
    }

    public boolean isComplete() {
        return status.equals("complete");
    }

    /** The definition may hold variables, which may be secrets. */
    @Override
    public String toString() {
        return "release " + version;
    }
}
