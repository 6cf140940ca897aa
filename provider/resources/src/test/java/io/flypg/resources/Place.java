package io.flypg.resources;

import io.flypg.fly.call.FlyOptions;
import io.flypg.local.LocalOptions;
import io.flypg.local.LocalPlatform;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Pace;
import io.flypg.resources.live.Way;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the runs of a test are: beside a local platform, or outside of its private network.
 *
 * @param pace of all runs
 */
record Place(LocalPlatform local, Optional<FarAway> outside, Pace pace) implements AutoCloseable {
    /** A platform of one's own. */
    static Place at(LocalOptions options, Way route, Pace pace) {
        LocalPlatform local = LocalPlatform.start(options);
        return new Place(local, route == Way.EXEC ? Optional.of(FarAway.from(local)) : Optional.empty(), pace);
    }

    /**
     * The platform as a run sees it from here.
     *
     * @param environment what the run has in its environment besides
     */
    Live live(Map<String, String> environment, FlyOptions options) {
        return live(outside.map(FarAway::url).orElseGet(local::url), environment, options);
    }

    /** The platform as somebody sees it who is in the private network. */
    Live near() {
        return live(local.url(), Map.of(), FlyOptions.defaults());
    }

    private Live live(URI url, Map<String, String> other, FlyOptions options) {
        String base = url.toString();
        Map<String, String> environment = new HashMap<>(
                Map.of("FLY_API_TOKEN", local.token(), "FLY_API_BASE_URL", base, "FLY_FLAPS_BASE_URL", base));
        environment.putAll(other);
        return Resources.live(environment, options, pace);
    }

    @Override
    public void close() {
        outside.ifPresent(FarAway::close);
        local.close();
    }
}
