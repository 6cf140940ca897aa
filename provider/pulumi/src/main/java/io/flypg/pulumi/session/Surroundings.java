package io.flypg.pulumi.session;

import io.flypg.fly.call.FlyOptions;
import io.flypg.resources.live.Pace;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a provider runs in.
 *
 * @param version of the provider
 * @param environment of its process
 * @param local how it comes to the local platform
 */
public record Surroundings(
        String version, Map<String, String> environment, LocalPlatform local, FlyOptions options, Pace pace) {
    /** What a provider runs in outside of tests. */
    public static Surroundings standard(String version, Map<String, String> environment, LocalPlatform local) {
        return new Surroundings(version, environment, local, FlyOptions.defaults(), Pace.STANDARD);
    }

    /** The local platform of this computer. */
    public interface LocalPlatform {
        /**
         * Starts it when it is not running.
         *
         * @param note takes a few words about what is waited for
         * @return the environment that names it
         */
        Map<String, String> environment(Consumer<String> note);
    }
}
