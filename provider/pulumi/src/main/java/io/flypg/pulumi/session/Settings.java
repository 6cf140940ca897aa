package io.flypg.pulumi.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider is configured with.
 *
 * @param project whose everything is that the stack makes
 * @param organization the organization on the platform
 * @param local whether the local platform is meant
 * @param token for Fly.io; from the environment where it is not given
 * @param apiUrl where GraphQL is served, when that is not Fly.io
 * @param machinesUrl where the Machines API is served, when that is not Fly.io
 */
public record Settings(
        String project,
        String organization,
        boolean local,
        Optional<String> token,
        Optional<String> apiUrl,
        Optional<String> machinesUrl) {

    /** The environment that names the platform, as {@code flyctl} reads it. */
    Map<String, String> environment(Map<String, String> around) {
        Map<String, String> environment = new HashMap<>(around);
        token.ifPresent(text -> environment.put("FLY_API_TOKEN", text));
        apiUrl.ifPresent(url -> environment.put("FLY_API_BASE_URL", url));
        machinesUrl.ifPresent(url -> environment.put("FLY_FLAPS_BASE_URL", url));
        return environment;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return project + " in " + organization + (local ? ", local" : "");
    }
}
