package io.flypg.fly.app;

import java.util.Map;

/**
 * What came of changing secrets.
 *
 * @param version what a machine must have at least to see the change
 * @param digests of the secrets that were set, by name
 */
public record SecretsChange(long version, Map<String, String> digests) {

    public SecretsChange {
        digests = Map.copyOf(digests);
    }
}
