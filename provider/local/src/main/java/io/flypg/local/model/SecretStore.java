package io.flypg.local.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of an app.
 *
 * @param version rises with every change
 */
public record SecretStore(long version, Map<String, Secret> secrets) {
    public static final SecretStore EMPTY = new SecretStore(0, Map.of());

    public SecretStore {
        secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    }

    /** The next version: a null value deletes, and deleting what is not there is fine. */
    public SecretStore with(Map<String, @Nullable String> values, Instant now) {
        Map<String, Secret> changed = new TreeMap<>(secrets);
        values.forEach((name, value) -> {
            if (value == null) {
                changed.remove(name);
            } else {
                Secret old = changed.get(name);
                changed.put(name, new Secret(name, value, old == null ? now : old.createdAt(), now));
            }
        });
        return new SecretStore(version + 1, changed);
    }
}
